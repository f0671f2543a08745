package in.syncad.embedded.aws.model;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.aws.model.Shape.StructureShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintsTests {

    private final ServiceModels models = new ServiceModels();

    private List<String> violations(AwsService service, String operation, Fields input) {
        StructureShape shape =
                models.of(service).operation(operation).orElseThrow().input().orElseThrow();
        return Constraints.violations(shape, input);
    }

    @Test
    void findsNothingWrongWithAGoodRequest() {
        assertThat(violations(AwsService.ACM, "RequestCertificate", Fields.of("DomainName", "*.syncad.in")))
                .isEmpty();
    }

    @Test
    void namesARequiredMemberThatIsMissing() {
        assertThat(violations(AwsService.ACM, "RequestCertificate", Fields.none()))
                .containsExactly("Value null at 'domainName' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void namesAMemberThatTheModelDoesNotHave() {
        Fields input = Fields.of("DomainName", "syncad.in").with("Colour", "green");
        assertThat(violations(AwsService.ACM, "RequestCertificate", input))
                .containsExactly("Unknown member 'Colour' of RequestCertificateRequest");
    }

    @Test
    void checksPatterns() {
        assertThat(violations(AwsService.ACM, "RequestCertificate", Fields.of("DomainName", "bad_domain!")))
                .singleElement()
                .asString()
                .startsWith("Value 'bad_domain!' at 'domainName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: ");
    }

    @Test
    void checksSets() {
        Fields input = Fields.of("DomainName", "syncad.in").with("ValidationMethod", "LETTER");
        assertThat(violations(AwsService.ACM, "RequestCertificate", input))
                .containsExactly("Value 'LETTER' at 'validationMethod' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [EMAIL, DNS]");
    }

    @Test
    void checksNumbersAndLengths() {
        assertThat(violations(AwsService.ACM, "ListCertificates", Fields.of("MaxItems", 0L)))
                .containsExactly("Value '0' at 'maxItems' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 1");
        assertThat(violations(AwsService.SECRETS_MANAGER, "CreateSecret", Fields.of("Name", "")))
                .containsExactly("Value '' at 'name' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
    }

    @Test
    void looksIntoListsAndStructures() {
        Fields batch = Fields.of("Changes", List.of(Fields.of("Action", "PAINT")));
        Fields input = Fields.of("HostedZoneId", "Z1").with("ChangeBatch", batch);
        assertThat(violations(AwsService.ROUTE53, "ChangeResourceRecordSets", input))
                .anySatisfy(text -> assertThat(text).contains("'changeBatch.changes.1.member.action'"))
                .anySatisfy(text -> assertThat(text).contains("'changeBatch.changes.1.member.resourceRecordSet'"));
    }

    @Test
    void neverShowsASecret() {
        Fields input = Fields.of("Name", "n").with("SecretString", "");
        assertThat(violations(AwsService.SECRETS_MANAGER, "CreateSecret", input))
                .singleElement()
                .asString()
                .startsWith("Value at 'secretString'");
    }
}
