package in.syncad.api.settings;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.push.PushSettings;
import in.syncad.common.settings.AwsSettings;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.settings.Variables;
import in.syncad.common.teams.TeamsSettings;
import in.syncad.common.tenancy.lanes.LaneSettings;
import in.syncad.common.text.TextSettings;
import in.syncad.common.whatsapp.WhatsAppSettings;
import in.syncad.web.ServerSettings;
import java.net.URI;
import java.util.Set;

/// Everything this service is told by its environment (contract section 7).
///
/// @param lanes for the connections to the databases of all schools together
public record ApiSettings(
        DatabaseUrl central,
        URI redis,
        Outside outside,
        TokenSettings tokens,
        SignInSettings signIn,
        HostSettings hosts,
        OriginSettings origins,
        ServerSettings server,
        RealtimeSettings realtime,
        FileSettings files,
        InboundSettings inbound,
        LimitSettings limits,
        LaneSettings lanes,
        OperatorSettings operators,
        ModelSettings model,
        TurnSettings turn,
        boolean seeding) {

    private static final int USUAL_PORT = 3001;
    private static final int USUAL_CONNECTIONS = 100;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final URI NO_REDIS = URI.create("redis://127.0.0.1:6379");
    private static final Set<String> REDIS_SCHEMES = Set.of("redis", "rediss");

    /// The providers that this service calls.
    public record Outside(
            AwsSettings aws,
            MailSettings mail,
            TextSettings text,
            PushSettings push,
            WhatsAppSettings whatsApp,
            TeamsSettings teams,
            BlobSettings blobs) {

        static Outside from(Variables variables) {
            return new Outside(
                    AwsSettings.from(variables),
                    MailSettings.from(variables),
                    TextSettings.from(variables),
                    PushSettings.from(variables),
                    WhatsAppSettings.from(variables),
                    TeamsSettings.from(variables),
                    BlobSettings.from(variables));
        }
    }

    /// Wrong values are recorded in `variables`; check that before using the result.
    public static ApiSettings from(Variables variables) {
        HostSettings hosts = HostSettings.from(variables);
        ServerSettings server = ServerSettings.from(variables, USUAL_PORT);
        URI redis = redis(variables);
        return new ApiSettings(
                DatabaseUrl.from(variables),
                redis,
                Outside.from(variables),
                TokenSettings.from(variables),
                SignInSettings.from(variables),
                hosts,
                OriginSettings.from(variables, hosts.baseDomain()),
                server,
                RealtimeSettings.from(variables, server.port(), redis),
                FileSettings.from(variables),
                InboundSettings.from(variables),
                LimitSettings.from(variables),
                LaneSettings.ofBudget(
                        variables.number("SYNCAD_CONNECTIONS_BUDGET", USUAL_CONNECTIONS, 1, MOST_CONNECTIONS)),
                OperatorSettings.from(variables),
                ModelSettings.from(variables),
                TurnSettings.from(variables),
                variables.flag("ENABLE_SEEDING", false));
    }

    private static URI redis(Variables variables) {
        String expected = "redis://host:6379, with TLS rediss://host:6379";
        variables.required("REDIS_URL", expected);
        return variables.parsed("REDIS_URL", NO_REDIS, expected, text -> {
            URI redis = URI.create(text);
            if (!REDIS_SCHEMES.contains(String.valueOf(redis.getScheme())) || redis.getHost() == null) {
                throw new IllegalArgumentException("not a Redis URL");
            }
            return redis;
        });
    }

    /// Holds secrets, so it names none of its parts.
    @Override
    public String toString() {
        return "ApiSettings[]";
    }
}
