package in.syncad.embedded.aws.model;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.aws.model.Shape.ListShape;
import in.syncad.embedded.aws.model.Shape.MapShape;
import in.syncad.embedded.aws.model.Shape.StringShape;
import in.syncad.embedded.aws.model.Shape.StructureShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceModelsTests {

    private final ServiceModels models = new ServiceModels();

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void everyMemberHasAShapeThatExists(AwsService service) {
        ServiceModel model = models.of(service);
        assertThat(model.operations()).isNotEmpty();
        model.shapes().values().forEach(shape -> {
            switch (shape) {
                case StructureShape structure -> structure.members().values().forEach(Member::shape);
                case ListShape list -> list.element().shape();
                case MapShape map -> {
                    map.key().shape();
                    map.value().shape();
                }
                default -> assertThat(shape.name()).isNotEmpty();
            }
        });
    }

    @Test
    void readsCodePointsBeyondSixteenBits() {
        boolean emoji = models.of(AwsService.ACM).shapes().values().stream()
                .filter(StringShape.class::isInstance)
                .map(StringShape.class::cast)
                .flatMap(shape -> shape.pattern().stream())
                .filter(pattern -> pattern.pattern().contains("\\x{10FFFF}"))
                .allMatch(pattern -> pattern.matcher("🏫").matches());
        assertThat(emoji).isTrue();
    }

    @Test
    void knowsTheCodeAndStatusOfErrors() {
        ServiceModel sns = models.of(AwsService.SNS);
        assertThat(sns.wireCode("InvalidParameterException")).isEqualTo("InvalidParameter");
        assertThat(new AwsError("NotFoundException", "x").statusIn(sns)).isEqualTo(404);
        assertThat(new AwsError("Made up", "x").statusIn(sns)).isEqualTo(400);
    }

    @Test
    void holdsNoProse() throws Exception {
        for (AwsService service : AwsService.values()) {
            try (var stream = getClass().getResourceAsStream("/aws-models/" + service.id() + ".json")) {
                assertThat(new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain("\"documentation\":\"");
            }
        }
    }
}
