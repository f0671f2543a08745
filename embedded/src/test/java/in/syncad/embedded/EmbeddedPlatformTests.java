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
                .isEqualTo(platform.environment());
        assertThat(platform.apiEnvironment())
                .containsEntry("DATABASE_URL", platform.postgres().apiUrl());
    }
}
