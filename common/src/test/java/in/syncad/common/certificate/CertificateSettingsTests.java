package in.syncad.common.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.common.certificate.CertificateSettings.Acme;
import in.syncad.common.certificate.CertificateSettings.ExternalAccount;
import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateSettingsTests {

    @Test
    void takesAcmWhenNothingIsSaid() {
        assertThat(read(Map.of()).acme()).isEmpty();
        assertThat(read(Map.of("CERTIFICATE_ISSUER", "acm")).acme()).isEmpty();
    }

    @Test
    void readsAnAcmeServer(@TempDir Path directory) throws IOException {
        Path trust = Files.writeString(directory.resolve("trust.pem"), "");

        assertThat(read(Map.of(
                                "CERTIFICATE_ISSUER", "acme",
                                "ACME_DIRECTORY_URL", "https://acme.example/directory",
                                "ACME_CONTACT", "operations@syncad.in",
                                "ACME_EAB_KEY_ID", "kid-1",
                                "ACME_EAB_KEY", "c2VjcmV0",
                                "ACME_TRUST_CERTIFICATE", trust.toString()))
                        .acme())
                .contains(new Acme(
                        URI.create("https://acme.example/directory"),
                        Optional.of("operations@syncad.in"),
                        Optional.of(new ExternalAccount("kid-1", "c2VjcmV0")),
                        Optional.of(trust)));
    }

    @Test
    void namesEveryWrongVariableAtOnceAndNoSecret() {
        assertThatExceptionOfType(WrongVariables.class)
                .isThrownBy(() -> read(Map.of(
                        "CERTIFICATE_ISSUER", "acme",
                        "ACME_EAB_KEY", "c2VjcmV0",
                        "ACME_TRUST_CERTIFICATE", "/nowhere.pem")))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .hasSize(3)
                        .anySatisfy(line -> assertThat(line).startsWith("ACME_DIRECTORY_URL is not set"))
                        .anySatisfy(line -> assertThat(line).startsWith("ACME_EAB_KEY_ID is not set"))
                        .anySatisfy(line -> assertThat(line).startsWith("ACME_TRUST_CERTIFICATE has a wrong value"))
                        .noneSatisfy(line -> assertThat(line).contains("c2VjcmV0")));
        assertThatExceptionOfType(WrongVariables.class)
                .isThrownBy(() -> read(Map.of("CERTIFICATE_ISSUER", "letsencrypt")))
                .withMessage("CERTIFICATE_ISSUER has a wrong value; expected: acm or acme");
    }

    @Test
    void keepsTheKeyOfTheExternalAccountOutOfLogs() {
        assertThat(new ExternalAccount("kid-1", "c2VjcmV0")).asString().doesNotContain("c2VjcmV0");
    }

    private static CertificateSettings read(Map<String, String> environment) {
        Variables variables = new Variables(environment::get);
        CertificateSettings settings = CertificateSettings.from(variables);
        variables.check();
        return settings;
    }
}
