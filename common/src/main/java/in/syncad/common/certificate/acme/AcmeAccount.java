package in.syncad.common.certificate.acme;

import in.syncad.common.certificate.CertificateSettings.Acme;
import in.syncad.common.secret.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import tools.jackson.databind.json.JsonMapper;

/// Our account with the ACME server, one for all nodes: its key stands in a secret, and registering a key again gives
/// the same account. Made on first use.
final class AcmeAccount {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Acme settings;
    private final Secrets secrets;
    private final Session session;
    private @Nullable Login login;

    AcmeAccount(Acme settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        this.session = new AcmeServer(settings).session();
    }

    Session session() {
        return session;
    }

    synchronized Login login() throws AcmeException {
        Login known = login;
        if (known == null) {
            known = register();
            login = known;
        }
        return known;
    }

    /// The server no longer knows the account; the next use registers it again.
    synchronized void forget() {
        login = null;
    }

    private Login register() throws AcmeException {
        AccountBuilder account = new AccountBuilder().agreeToTermsOfService().useKeyPair(keys().pair());
        settings.contact().ifPresent(account::addEmail);
        settings.account().ifPresent(external -> account.withKeyIdentifier(external.keyId(), external.key()));
        return account.createLogin(session);
    }

    private Pem.Keys keys() {
        String made = JSON.writeValueAsString(Pem.Keys.generate());
        return JSON.readValue(secrets.putIfAbsent(secretName(settings.directory()), made), Pem.Keys.class);
    }

    /// Accounts belong to a server, so its directory is part of the name, in a form that secret names allow.
    private static String secretName(URI directory) {
        return "syncad/acme/%s/account"
                .formatted(UUID.nameUUIDFromBytes(directory.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
