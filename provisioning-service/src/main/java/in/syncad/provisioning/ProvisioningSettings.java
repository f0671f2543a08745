package in.syncad.provisioning;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.certificate.CertificateSettings;
import in.syncad.common.dns.ZoneSettings;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.settings.AwsSettings;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.settings.Variables;
import in.syncad.provisioning.access.OperatorKeys;
import in.syncad.provisioning.registry.Addresses;
import in.syncad.provisioning.schools.CreationLimits;
import in.syncad.provisioning.standby.StandbySettings;
import in.syncad.provisioning.steps.LoginSettings;
import in.syncad.provisioning.teardown.TeardownSettings;
import in.syncad.web.ServerSettings;

/// Everything that the environment says, read once and checked.
///
/// @param steps of sagas that this process takes at a time; `provisioning.yml` gives the scheduler as many threads
public record ProvisioningSettings(
        DatabaseUrl central,
        Server server,
        Outside outside,
        Addresses addresses,
        CreationLimits limits,
        LoginSettings logins,
        StandbySettings standby,
        TeardownSettings teardown,
        int steps) {

    private static final int USUAL_PORT = 8080;
    private static final int USUAL_STEPS = 16;
    private static final int MOST_STEPS = 200;

    /// Where this process listens, and to whom.
    public record Server(ServerSettings listening, OperatorKeys keys) {}

    /// What the ports need.
    public record Outside(
            AwsSettings aws,
            ZoneSettings zone,
            MailSettings mail,
            CertificateSettings certificates,
            BlobSettings blobs) {}

    /// @throws in.syncad.common.settings.WrongVariables when anything is missing or wrong
    static ProvisioningSettings from(Variables variables) {
        ProvisioningSettings settings = new ProvisioningSettings(
                DatabaseUrl.from(variables),
                new Server(ServerSettings.from(variables, USUAL_PORT), OperatorKeys.from(variables)),
                new Outside(
                        AwsSettings.from(variables),
                        ZoneSettings.from(variables),
                        MailSettings.from(variables),
                        CertificateSettings.from(variables),
                        BlobSettings.from(variables)),
                Addresses.from(variables),
                CreationLimits.from(variables),
                LoginSettings.from(variables),
                StandbySettings.from(variables),
                TeardownSettings.from(variables),
                variables.number("DB_SCHEDULER_THREADS", USUAL_STEPS, 1, MOST_STEPS));
        variables.check();
        return settings;
    }
}
