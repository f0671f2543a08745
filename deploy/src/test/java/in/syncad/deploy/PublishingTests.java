package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How images get into the registry (`images.sh`, `keep-images.sh`), with stand-ins for docker and AWS.
class PublishingTests {

    private static final String COMMIT = "c".repeat(40);
    private static final String FOUND = "sha256:" + "f".repeat(64);
    private static final String MADE = "sha256:" + "e".repeat(64);

    private static final String AWS = """
            answer() { [[ -z "$1" ]] || { echo "An error occurred ($1)" >&2; exit 254; }; }
            case "$*" in
              *describe-images*) answer "$FINDING"; echo "$FOUND" ;;
              *batch-get-image*) echo '{"manifests": []}' ;;
              *put-image*) answer "$KEEPING" ;;
            esac
            """;
    private static final String DOCKER = """
            while (($#)); do
              if [[ $1 == --metadata-file ]]; then echo "{\\"containerimage.digest\\": \\"$MADE\\"}" >"$2"; fi
              shift
            done
            """;
    private static final String CURL = """
            while (($#)); do
              if [[ $1 == --output ]]; then echo "-----BEGIN CERTIFICATE-----" >"$2"; fi
              shift
            done
            """;

    @TempDir
    private Path directory;

    private StandIns standIns;

    @BeforeEach
    void putCommandsFirst() throws IOException {
        standIns = new StandIns(directory)
                .with("aws", AWS)
                .with("docker", DOCKER)
                .with("curl", CURL)
                .tell("REGISTRY", "registry.example.org")
                .tell("COMMIT", COMMIT)
                .tell("BUILD", "true")
                .tell("API", FOUND)
                .tell("PROVISIONING", MADE)
                .tell("FINDING", "")
                .tell("KEEPING", "")
                .tell("FOUND", FOUND)
                .tell("MADE", MADE);
    }

    @Test
    void imagesThatAreThereAreNotMadeAgain() throws IOException, InterruptedException {
        assertThat(make().said())
                .isEqualTo("api=%1$s\napi-made=false\nprovisioning=%1$s\nprovisioning-made=false\n".formatted(FOUND));
        assertThat(standIns.calls()).noneMatch(call -> call.startsWith("docker"));
    }

    /// Not before somebody vouches for them: a run that ends in between leaves nothing that looks finished.
    @Test
    void imagesThatAreMadeHaveNoTagYet() throws IOException, InterruptedException {
        standIns.tell("FINDING", "ImageNotFoundException");

        assertThat(make().said().lines())
                .contains("api=" + MADE, "api-made=true", "provisioning=" + MADE, "provisioning-made=true");
        assertThat(standIns.calls())
                .filteredOn(call -> call.contains("buildx build"))
                .hasSize(2)
                .allMatch(call -> call.contains("push-by-digest=true") && !call.contains("--tag"));
    }

    @Test
    void nothingIsMadeOfACommitOfAnotherBranch() throws IOException, InterruptedException {
        standIns.tell("FINDING", "ImageNotFoundException").tell("BUILD", "false");

        Script.Ending ending = make();

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.said()).contains("only commits of dev and main have images");
    }

    @Test
    void aRegistryThatRefusesIsNotTakenForAnEmptyOne() throws IOException, InterruptedException {
        standIns.tell("FINDING", "AccessDeniedException");

        Script.Ending ending = make();

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.said()).contains("AccessDeniedException");
        assertThat(standIns.calls()).noneMatch(call -> call.startsWith("docker"));
    }

    @Test
    void imagesAreKeptUnderTheirCommit() throws IOException, InterruptedException {
        assertThat(keep().code()).isZero();
        assertThat(standIns.calls())
                .filteredOn(call -> call.contains("put-image"))
                .satisfiesExactly(
                        call -> assertThat(call)
                                .contains("syncad/api --image-tag " + COMMIT, "--image-digest " + FOUND),
                        call -> assertThat(call).contains("syncad/provisioning --image-tag " + COMMIT, MADE));
    }

    @Test
    void whatHasItsTagKeepsItAndWhatHasAnotherStops() throws IOException, InterruptedException {
        standIns.tell("KEEPING", "ImageAlreadyExistsException");
        assertThat(keep().code()).isZero();

        standIns.tell("KEEPING", "ImageTagAlreadyExistsException");
        assertThat(keep().code()).isEqualTo(1);
    }

    /// In a copy: certificates are fetched beside the scripts.
    private Script.Ending make() throws IOException, InterruptedException {
        return standIns.run(
                "bash", standIns.copyOfPipeline().resolve("images.sh").toString());
    }

    private Script.Ending keep() throws IOException, InterruptedException {
        return standIns.run("bash", "pipeline/keep-images.sh");
    }
}
