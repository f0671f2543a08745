package in.syncad.embedded.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

@AwsContract
class SecretsManagerContractTests {

    private final SecretsManagerClient secrets;

    SecretsManagerContractTests(AwsClients clients) {
        this.secrets = clients.secretsManager();
    }

    private String create(String value) {
        String name = AwsClients.unique("contract/secret");
        secrets.createSecret(request -> request.name(name).secretString(value));
        return name;
    }

    private String value(String name) {
        return secrets.getSecretValue(request -> request.secretId(name)).secretString();
    }

    private String value(String name, String stage) {
        return secrets.getSecretValue(request -> request.secretId(name).versionStage(stage))
                .secretString();
    }

    @Test
    void givesBackWhatWasStored() {
        String name = create("{\"password\":\"ü\"}");
        assertThat(value(name)).isEqualTo("{\"password\":\"ü\"}");
    }

    @Test
    void givesBackBytes() {
        String name = AwsClients.unique("contract/bytes");
        secrets.createSecret(request ->
                request.name(name).secretBinary(SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 0xFF})));
        assertThat(secrets.getSecretValue(request -> request.secretId(name))
                        .secretBinary()
                        .asByteArray())
                .containsExactly(0, 1, 0xFF);
    }

    @Test
    void findsASecretByItsArn() {
        String name = create("one");
        String arn = secrets.describeSecret(request -> request.secretId(name)).arn();
        assertThat(arn).matches("arn:aws:secretsmanager:ap-south-1:\\d{12}:secret:" + name + "-[A-Za-z0-9]{6}");
        assertThat(value(arn)).isEqualTo("one");
    }

    @Test
    void refusesASecondSecretOfOneName() {
        String name = create("one");
        assertThatExceptionOfType(ResourceExistsException.class)
                .isThrownBy(
                        () -> secrets.createSecret(request -> request.name(name).secretString("two")));
    }

    @Test
    void theSameTokenAndValueIsTheSameCreation() {
        String name = AwsClients.unique("contract/idempotent");
        String token = UUID.randomUUID().toString();
        String first = secrets.createSecret(
                        request -> request.name(name).secretString("one").clientRequestToken(token))
                .arn();
        String second = secrets.createSecret(
                        request -> request.name(name).secretString("one").clientRequestToken(token))
                .arn();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void theSameTokenWithAnotherValueIsRefused() {
        String name = create("one");
        String token = UUID.randomUUID().toString();
        secrets.putSecretValue(
                request -> request.secretId(name).secretString("two").clientRequestToken(token));
        secrets.putSecretValue(
                request -> request.secretId(name).secretString("two").clientRequestToken(token));
        assertThatExceptionOfType(ResourceExistsException.class)
                .isThrownBy(() -> secrets.putSecretValue(
                        request -> request.secretId(name).secretString("three").clientRequestToken(token)));
    }

    @Test
    void aNewValueLeavesTheOldOneAsPrevious() {
        String name = create("one");
        secrets.putSecretValue(request -> request.secretId(name).secretString("two"));
        secrets.putSecretValue(request -> request.secretId(name).secretString("three"));
        assertThat(value(name)).isEqualTo("three");
        assertThat(value(name, "AWSPREVIOUS")).isEqualTo("two");
    }

    @Test
    void aPendingValueChangesNothingUntilItsLabelMoves() {
        String name = create("one");
        String current =
                secrets.getSecretValue(request -> request.secretId(name)).versionId();
        String pending = secrets.putSecretValue(
                        request -> request.secretId(name).secretString("two").versionStages("AWSPENDING"))
                .versionId();
        assertThat(value(name)).isEqualTo("one");
        secrets.updateSecretVersionStage(request -> request.secretId(name)
                .versionStage("AWSCURRENT")
                .moveToVersionId(pending)
                .removeFromVersionId(current));
        assertThat(value(name)).isEqualTo("two");
        assertThat(value(name, "AWSPREVIOUS")).isEqualTo("one");
    }

    @Test
    void aLabelInUseMovesOnlyFromTheVersionThatIsNamed() {
        String name = create("one");
        String pending = secrets.putSecretValue(
                        request -> request.secretId(name).secretString("two").versionStages("AWSPENDING"))
                .versionId();
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> secrets.updateSecretVersionStage(request ->
                        request.secretId(name).versionStage("AWSCURRENT").moveToVersionId(pending)));
    }

    @Test
    void knowsNoSecretThatIsNotThere() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> value(AwsClients.unique("missing")))
                .withMessageContaining("Secrets Manager can't find the specified secret.");
    }

    @Test
    void knowsNoLabelThatIsNotThere() {
        String name = create("one");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> value(name, "AWSPREVIOUS"))
                .withMessageContaining("staging label: AWSPREVIOUS");
    }

    @Test
    void refusesTextAndBytesTogether() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> secrets.createSecret(request -> request.name(AwsClients.unique("both"))
                        .secretString("one")
                        .secretBinary(SdkBytes.fromUtf8String("one"))));
    }

    @Test
    void aDeletedSecretWaitsAndCanBeRestored() {
        String name = create("one");
        assertThat(secrets.deleteSecret(request -> request.secretId(name).recoveryWindowInDays(7L))
                        .deletionDate())
                .isNotNull();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> value(name))
                .withMessageContaining("marked for deletion");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(
                        () -> secrets.createSecret(request -> request.name(name).secretString("two")))
                .withMessageContaining("already scheduled for deletion");
        secrets.restoreSecret(request -> request.secretId(name));
        assertThat(value(name)).isEqualTo("one");
    }

    @Test
    void aForcedDeletionFreesTheNameAtOnce() {
        String name = create("one");
        secrets.deleteSecret(request -> request.secretId(name).forceDeleteWithoutRecovery(true));
        secrets.createSecret(request -> request.name(name).secretString("two"));
        assertThat(value(name)).isEqualTo("two");
    }

    @Test
    void forcingTheDeletionOfNothingIsNoError() {
        secrets.deleteSecret(
                request -> request.secretId(AwsClients.unique("missing")).forceDeleteWithoutRecovery(true));
    }

    @Test
    void refusesARecoveryWindowOutsideTheLimits() {
        String name = create("one");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() ->
                        secrets.deleteSecret(request -> request.secretId(name).recoveryWindowInDays(3L)));
    }

    @Test
    void listsByPrefixOfTheNameInPages() {
        String prefix = AwsClients.unique("contract/list");
        for (String end : List.of("a", "b", "c")) {
            secrets.createSecret(request -> request.name(prefix + "/" + end).secretString("x"));
        }
        Filter byName = Filter.builder().key("name").values(prefix).build();
        List<String> names = secrets
                .listSecretsPaginator(request -> request.filters(byName).maxResults(2))
                .stream()
                .flatMap(page -> page.secretList().stream())
                .map(SecretListEntry::name)
                .toList();
        assertThat(names).containsExactlyInAnyOrder(prefix + "/a", prefix + "/b", prefix + "/c");
    }

    @Test
    void listsByTag() {
        String name = create("one");
        secrets.tagResource(request -> request.secretId(name)
                .tags(Tag.builder().key("school").value(name).build()));
        Filter byTag = Filter.builder().key("tag-value").values(name).build();
        assertThat(secrets.listSecrets(request -> request.filters(byTag)).secretList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.name()).isEqualTo(name));
    }

    @Test
    void hidesDeletedSecretsUnlessAsked() {
        String name = create("one");
        secrets.deleteSecret(request -> request.secretId(name));
        Filter byName = Filter.builder().key("name").values(name).build();
        assertThat(secrets.listSecrets(request -> request.filters(byName)).secretList())
                .isEmpty();
        assertThat(secrets.listSecrets(request -> request.filters(byName).includePlannedDeletion(true))
                        .secretList())
                .hasSize(1);
    }

    @Test
    void describesVersionsByTheirLabels() {
        String name = create("one");
        secrets.putSecretValue(request -> request.secretId(name).secretString("two"));
        assertThat(secrets.describeSecret(request -> request.secretId(name))
                        .versionIdsToStages()
                        .values())
                .containsExactlyInAnyOrder(List.of("AWSCURRENT"), List.of("AWSPREVIOUS"));
    }
}
