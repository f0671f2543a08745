package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an image has to pass on its way (`scan-gate.sh`, `staged.sh`, `verify-origin.sh`), with stand-ins for docker,
/// AWS
/// and GitHub.
class GateTests {

    private static final String API = "sha256:" + "a".repeat(64);
    private static final String PROVISIONING = "sha256:" + "b".repeat(64);
    private static final String SCANNED = "sha256:" + "d".repeat(64);

    private static final String DOCKER = """
            [[ "$*" != *imagetools* ]] || echo "{\\"manifests\\": [
              {\\"digest\\": \\"sha256:of-provenance\\", \\"platform\\": {\\"architecture\\": \\"unknown\\"}},
              {\\"digest\\": \\"$SCANNED\\", \\"platform\\": {\\"architecture\\": \\"amd64\\"}}]}"
            """;
    private static final String AWS = """
            case "$*" in
              *image-scan-complete*syncad/api*) exit "$SCAN" ;;
              *describe-image-scan-findings*syncad/api*) echo "{\\"imageScanFindings\\": {\\"findings\\": [
                {\\"name\\": \\"CVE-1\\", \\"severity\\": \\"$SEVERITY\\"}]}}" ;;
              *describe-image-scan-findings*) echo '{"imageScanFindings": {}}' ;;
            esac
            """;
    private static final String GH = """
            case "$*" in
              *attestation*) [[ "$*" != *"$UNKNOWN"* ]] ;;
              *deploy.yml/runs*) echo '{"workflow_runs": [{"id": 1}, {"id": 2}]}' ;;
              */runs/1/jobs*) echo '{"jobs": [{"name": "staging / release", "conclusion": "failure"}]}' ;;
              */runs/2/jobs*) echo '{"jobs": [{"name": "verify / verify", "conclusion": "success"}]}'
                echo "{\\"jobs\\": [{\\"name\\": \\"staging / release\\", \\"conclusion\\": \\"$STAGING\\"}]}" ;;
            esac
            """;

    @TempDir
    private Path directory;

    private StandIns standIns;

    @BeforeEach
    void putCommandsFirst() throws IOException {
        standIns = new StandIns(directory)
                .with("aws", AWS)
                .with("docker", DOCKER)
                .with("gh", GH)
                .with("git", "exit \"$OF_MAIN\"")
                .tell("REGISTRY", "registry.example.org")
                .tell("REGISTRY_ACCOUNT_ID", "444455556666")
                .tell("GITHUB_REPOSITORY", "example/syncad")
                .tell("COMMIT", "c".repeat(40))
                .tell("API", API)
                .tell("PROVISIONING", PROVISIONING)
                .tell("API_IMAGE_DIGEST", API)
                .tell("PROVISIONING_IMAGE_DIGEST", PROVISIONING)
                .tell("SCANNED", SCANNED)
                .tell("SCAN", "0")
                .tell("SEVERITY", "HIGH")
                .tell("UNKNOWN", "nothing")
                .tell("STAGING", "success")
                .tell("OF_MAIN", "0");
    }

    /// The image itself is looked at, and not the list around it.
    @Test
    void whatIsKnownToBeDangerousStops() throws IOException, InterruptedException {
        Script.Ending ending = scan("");

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.said()).contains("known vulnerabilities: CVE-1");
        assertThat(standIns.calls()).anyMatch(call -> call.contains("findings") && call.contains(SCANNED));
    }

    @ParameterizedTest
    @CsvSource({"CVE-1 9999-12-31 never called, 0", "CVE-1 2020-01-01 it was long ago, 1", "CVE-10 9999-12-31 other, 1"
    })
    void whatIsAcceptedMayGoOnUntilItsLastDay(String acceptance, int code) throws IOException, InterruptedException {
        assertThat(scan(acceptance).code()).isEqualTo(code);
    }

    @Test
    void whatIsHarmlessMayGoOn() throws IOException, InterruptedException {
        standIns.tell("SEVERITY", "MEDIUM");

        assertThat(scan("").code()).isZero();
    }

    /// Of the first image: the second one's good end must not hide it.
    @Test
    void aScanThatDidNotEndWellStops() throws IOException, InterruptedException {
        standIns.tell("SEVERITY", "MEDIUM").tell("SCAN", "255");

        assertThat(scan("").code()).isNotZero();
    }

    @Test
    void bothImagesAreMadeByTheWorkflowThatMakesThem() throws IOException, InterruptedException {
        assertThat(verify()).isZero();
        assertThat(standIns.calls())
                .filteredOn(call -> call.startsWith("gh attestation verify"))
                .satisfiesExactly(
                        call -> assertThat(call)
                                .contains(
                                        "oci://444455556666.dkr.ecr.ap-south-1.amazonaws.com/syncad/api@" + API,
                                        "--signer-workflow example/syncad/.github/workflows/image.yml"),
                        call -> assertThat(call).contains("syncad/provisioning@" + PROVISIONING));
    }

    @ParameterizedTest
    @CsvSource({"syncad/api@", "syncad/provisioning@"})
    void anImageThatNobodyVouchesForStops(String unknown) throws IOException, InterruptedException {
        standIns.tell("UNKNOWN", unknown);

        assertThat(verify()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"success, 0, 0", "failure, 0, 1", "cancelled, 0, 1", "success, 1, 1"})
    void productionTakesACommitOfMainThatStagingTook(String staging, String ofMain, int code)
            throws IOException, InterruptedException {
        standIns.tell("STAGING", staging).tell("OF_MAIN", ofMain);

        assertThat(standIns.run("bash", "pipeline/staged.sh").code()).isEqualTo(code);
    }

    private int verify() throws IOException, InterruptedException {
        return standIns.run("bash", "pipeline/verify-origin.sh").code();
    }

    private Script.Ending scan(String acceptance) throws IOException, InterruptedException {
        Path pipeline = standIns.copyOfPipeline();
        Files.writeString(pipeline.resolve("accepted-vulnerabilities"), acceptance + System.lineSeparator());
        return standIns.run("bash", pipeline.resolve("scan-gate.sh").toString());
    }
}
