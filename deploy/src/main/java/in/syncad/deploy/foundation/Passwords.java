package in.syncad.deploy.foundation;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Environment;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// Secrets that nobody ever typed: Secrets Manager makes them at the first deployment, tasks get them by reference,
/// and no template, log or pipeline holds one.
final class Passwords extends Construct {

    private static final int LENGTH = 48;
    private static final int TOTP_LENGTH = 32;
    private static final String ROTATION =
            "rotated by hand, in the order that docs/deployment.md gives: two versions have "
                    + "to be good at once, which a rotation by timer does not know";

    private final Environment environment;
    private final Secret apiDatabase;
    private final Secret provisioningDatabase;
    private final Secret cacheToken;
    private final Secret tokenSigning;
    private final Secret operatorKey;
    private final Secret operatorSecondFactor;
    private final Secret provisioningKeys;
    private final Secret integrations;

    Passwords(Construct scope, Environment environment) {
        super(scope, "Passwords");
        this.environment = environment;
        this.apiDatabase = random("api-database-password");
        this.provisioningDatabase = random("provisioning-database-password");
        this.cacheToken = random("cache-token");
        this.tokenSigning = random("jwt-secret");
        this.operatorKey = random("operator-key");
        this.operatorSecondFactor = base32("operator-totp-secret");
        this.provisioningKeys = random("scs-api-key");
        this.integrations = composed("integrations", "{}");
    }

    Secret apiDatabase() {
        return apiDatabase;
    }

    Secret provisioningDatabase() {
        return provisioningDatabase;
    }

    Secret cacheToken() {
        return cacheToken;
    }

    Secret tokenSigning() {
        return tokenSigning;
    }

    Secret operatorKey() {
        return operatorKey;
    }

    Secret operatorSecondFactor() {
        return operatorSecondFactor;
    }

    Secret provisioningKeys() {
        return provisioningKeys;
    }

    /// A JSON object, filled by hand: values of variables that others gave us, by their names.
    Secret integrations() {
        return integrations;
    }

    /// A secret made of others: CloudFormation fills references to them in when it writes the secret, so that they
    /// stand in no template.
    Secret composed(String name, String text) {
        Secret secret = Secret.Builder.create(this, name)
                .secretName(name(name))
                .secretStringValue(SecretValue.unsafePlainText(text))
                .build();
        AcceptedFindings.accept(secret, "SMG4", ROTATION);
        return secret;
    }

    private Secret random(String name) {
        return made(
                name,
                SecretStringGenerator.builder()
                        .passwordLength(LENGTH)
                        .excludePunctuation(true)
                        .build());
    }

    /// As authenticator apps take it (RFC 4648, section 6): A to Z and 2 to 7; 160 bits.
    private Secret base32(String name) {
        return made(
                name,
                SecretStringGenerator.builder()
                        .passwordLength(TOTP_LENGTH)
                        .excludePunctuation(true)
                        .excludeLowercase(true)
                        .excludeCharacters("0189")
                        .requireEachIncludedType(false)
                        .build());
    }

    private Secret made(String name, SecretStringGenerator generator) {
        Secret secret = Secret.Builder.create(this, name)
                .secretName(name(name))
                .generateSecretString(generator)
                .build();
        AcceptedFindings.accept(secret, "SMG4", ROTATION);
        return secret;
    }

    private String name(String name) {
        return "syncad/%s/%s".formatted(environment.name().text(), name);
    }
}
