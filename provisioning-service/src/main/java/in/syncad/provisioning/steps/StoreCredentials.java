package in.syncad.provisioning.steps;

import in.syncad.common.schema.SchoolLogins;
import in.syncad.common.secret.Secrets;
import in.syncad.common.tenancy.SchoolCredential;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The school's own login role, with a generated password that only the secrets store knows. The secret comes first:
/// whoever repeats the step finds it and gives the role that password.
@Component
final class StoreCredentials implements Step {

    private static final int PASSWORD_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SchoolLogins logins;
    private final Secrets secrets;
    private final LoginSettings settings;

    StoreCredentials(SchoolLogins logins, Secrets secrets, LoginSettings settings) {
        this.logins = logins;
        this.secrets = secrets;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "store-credentials";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        SchoolId school = new SchoolId(context.subject());
        String secret = SchoolCredential.secretName(school);
        SchoolCredential fresh = new SchoolCredential(school.databaseName(), password());
        SchoolCredential kept = SchoolCredential.fromJson(secrets.putIfAbsent(secret, fresh.toJson()));
        logins.create(school.databaseName(), kept.password(), settings.connections());
        return new StepOutcome.Done(Map.of("secret", secret));
    }

    @Override
    public void undo(StepContext context) {
        SchoolId school = new SchoolId(context.subject());
        logins.drop(school.databaseName());
        secrets.delete(SchoolCredential.secretName(school));
    }

    private String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
