package in.syncad.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddedPlatformTests {

    @Test
    void startsEachServiceOnceAndDescribesThemAll() {
        EmbeddedPlatform platform = EmbeddedPlatform.shared();
        assertThat(platform.environment())
                .containsEntry("DATABASE_URL", platform.postgres().provisioningUrl())
                .containsEntry("REDIS_URL", platform.redis().url())
                .containsEntry("AWS_ENDPOINT_URL_S3", platform.s3().endpoint().toString())
                .containsEntry("AWS_ENDPOINT_URL", platform.aws().endpoint().toString())
                .containsEntry("ROUTE53_HOSTED_ZONE_ID", platform.aws().hostedZoneId())
                .isEqualTo(platform.environment());
        assertThat(platform.apiEnvironment())
                .containsEntry("DATABASE_URL", platform.postgres().apiUrl());
    }
}
