package in.syncad.api.files;

import static in.syncad.api.files.Traps.joined;
import static in.syncad.api.files.Traps.text;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.testing.TestSchools;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What becomes of content that is not what it should be.
class InspectionTests {

    private static final int EXIF = 0xffe1;
    private static final int COMMENT = 0xfffe;
    private static final RunningApi API = RunningApi.shared();
    private static ApiClient admin;

    @BeforeAll
    static void openSchool() {
        API.schools().create("inspection-school");
        admin = API.at("inspection-school.localhost").signedIn(TestSchools.adminOf("inspection-school"));
    }

    static Stream<Arguments> lies() {
        byte[] jpeg = Samples.jpeg(64, 64);
        return Stream.of(
                Arguments.of("a PNG called JPEG", "image/jpeg", Samples.png(64, 64), "file.type-differs"),
                Arguments.of(
                        "HTML called PNG", "image/png", text("<html><script>alert(1)</script>"), "file.type-differs"),
                Arguments.of("a ZIP bomb called PDF", "application/pdf", Traps.zip(200), "file.type-differs"),
                Arguments.of(
                        "a PDF that begins late", "application/pdf", text("GIF89a%PDF-1.7\n"), "file.type-differs"),
                Arguments.of("one byte", "image/jpeg", new byte[] {1}, "file.type-differs"),
                Arguments.of(
                        "a PDF that is a ZIP",
                        "application/pdf",
                        joined(Samples.pdf(500), Traps.zip(1)),
                        "file.two-formats"),
                Arguments.of("a JPEG that is a JAR", "image/jpeg", joined(jpeg, Traps.zip(1)), "file.two-formats"),
                Arguments.of("a broken JPEG", "image/jpeg", Arrays.copyOf(jpeg, 40), "file.unreadable"),
                Arguments.of("a broken PNG", "image/png", Arrays.copyOf(Samples.png(64, 64), 40), "file.unreadable"),
                Arguments.of("a flood of pixels", "image/png", Traps.pngOf(60_000, 60_000), "file.too-many-pixels"),
                Arguments.of("an endless row", "image/png", Traps.pngOf(100_000_000, 1), "file.too-many-pixels"),
                Arguments.of("endless passes", "image/jpeg", Traps.jpegOfManyPasses(50), "file.too-many-pixels"),
                Arguments.of(
                        "a flood in passes",
                        "image/jpeg",
                        Traps.progressiveJpegOf(9_000, 9_000),
                        "file.too-many-pixels"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void whatIsNotAsAnnouncedIsRefusedAndGone(String what, String type, byte[] content, String code) {
        String id = Storage.uploaded(admin, "school-asset", type, content);

        JsonNode settled = Storage.settled(admin, id).body();

        assertThat(settled.at("/refusal/code").asString("")).as(what).isEqualTo(code);
        assertThat(settled.at("/refusal/detail").asString("")).isNotEmpty();
        assertThat(settled.get("size").asInt()).isZero();
        admin.get("/api/v1/files/" + id + "/url").expect(409, "file.not-ready");
    }

    @Test
    void aTextThatUnpacksToMuchIsNotUnpacked() {
        byte[] stored = stored("image/png", Traps.pngWithPackedText(400));
        assertThat(Samples.read(stored).getWidth()).isEqualTo(64);
        assertThat(stored).hasSizeLessThan(10_000);
    }

    @Test
    void nothingThatTheCameraNotedSurvives() {
        byte[] photo = Traps.jpegWith(Samples.jpeg(400, 300), EXIF, Traps.exif(1, "GPS 28.6139 N 77.2090 E"));
        byte[] commented = Traps.jpegWith(photo, COMMENT, text("<script>alert(1)</script>"));

        String stored = latin(stored("image/jpeg", joined(commented, text("<html>appended</html>"))));

        assertThat(stored)
                .doesNotContain("Exif")
                .doesNotContain("GPS")
                .doesNotContain("script")
                .doesNotContain("html");
    }

    /// Left red, right blue, as the sensor saw it; what the eye saw depends on how the camera was held.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 0})
    void picturesAreTurnedUpright(int orientation) {
        byte[] photo = Traps.jpegWith(Samples.jpeg(400, 200), EXIF, Traps.exif(orientation, ""));

        BufferedImage shown = Samples.read(stored("image/jpeg", photo));

        boolean lying = orientation >= 5 && orientation <= 8;
        assertThat(shown.getWidth()).isEqualTo(lying ? 200 : 400);
        assertThat(shown.getHeight()).isEqualTo(lying ? 400 : 200);
        boolean redFirst = switch (orientation) {
            case 2, 3, 7, 8 -> false;
            default -> true;
        };
        Color first = new Color(shown.getRGB(10, 10));
        assertThat(first.getRed() > first.getBlue()).isEqualTo(redFirst);
    }

    @Test
    void webPIsKeptAsJpeg() {
        BufferedImage shown =
                Samples.read(stored("image/webp", Base64.getDecoder().decode(Samples.WEBP)));
        assertThat(shown.getWidth()).isEqualTo(300);
        assertThat(new Color(shown.getRGB(10, 10)).getRed()).isGreaterThan(200);
    }

    @Test
    void largePicturesAreMadeSmaller() {
        BufferedImage shown = Samples.read(stored("image/jpeg", Samples.jpeg(8_000, 6_000)));
        assertThat(shown.getWidth()).isEqualTo(2_560);
        assertThat(shown.getHeight()).isEqualTo(1_920);
    }

    @Test
    void aPdfIsKeptToTheByteAndOnlyEverSaved() {
        byte[] pdf = Samples.pdf(5_000);
        String id = Storage.ready(admin, "school-asset", "application/pdf", pdf);
        JsonNode link = admin.get("/api/v1/files/" + id + "/url").expect(200).body();

        var shown = Storage.get(link.get("url").asString());

        assertThat(shown.body()).isEqualTo(pdf);
        assertThat(shown.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(shown.headers().firstValue("content-disposition").orElse("")).startsWith("attachment; ");
        assertThat(link.has("thumbnailUrl")).isFalse();
    }

    private static byte[] stored(String type, byte[] content) {
        String id = Storage.ready(admin, "school-asset", type, content);
        return Storage.get(admin.get("/api/v1/files/" + id + "/url")
                        .expect(200)
                        .body()
                        .get("url")
                        .asString())
                .body();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
