package in.syncad.local;

import in.syncad.embedded.Ports;
import in.syncad.embedded.process.LocalPort;
import java.util.Arrays;

/// Every port of 127.0.0.1 that is taken, and the variable that moves it.
enum PublicPort {
    API("api", "SYNCAD_API_PORT", 3001),
    REALTIME("api's sockets", "SYNCAD_REALTIME_PORT", 3002),
    PROVISIONING("provisioning-service", "SYNCAD_PROVISIONING_PORT", 8080),
    INBOX("the inbox", "SYNCAD_INBOX_PORT", Ports.STABLE.inbox()),
    POSTGRES("PostgreSQL", "SYNCAD_POSTGRES_PORT", Ports.STABLE.postgres()),
    REDIS("Redis", "SYNCAD_REDIS_PORT", Ports.STABLE.redis()),
    S3("S3", "SYNCAD_S3_PORT", Ports.STABLE.s3()),
    AWS("the AWS services", "SYNCAD_AWS_PORT", Ports.STABLE.aws()),
    DNS("DNS", "SYNCAD_DNS_PORT", Ports.STABLE.dns());

    private static final int HIGHEST = 65_535;

    private final String user;
    private final String variable;
    private final int usual;

    PublicPort(String user, String variable, int usual) {
        this.user = user;
        this.variable = variable;
        this.usual = usual;
    }

    /// @throws CannotRun when the variable holds something else
    int number(LocalSettings settings) {
        return settings.text(variable).map(this::parse).orElse(usual);
    }

    String variable() {
        return variable;
    }

    /// @throws CannotRun naming the first port that something else uses
    static void requireAllFree(LocalSettings settings) {
        Arrays.stream(values()).forEach(port -> port.requireFree(port.number(settings)));
    }

    private void requireFree(int number) {
        boolean free = LocalPort.isFree(number) && (this != DNS || LocalPort.isFreeForDatagrams(number));
        if (!free) {
            throw new CannotRun("port %d, for %s, is in use: free it, or choose another with %s=<port>"
                    .formatted(number, user, variable));
        }
    }

    private int parse(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the same message.
        }
        throw new CannotRun("%s has a wrong value; expected: a port from 1 to %d".formatted(variable, HIGHEST));
    }
}
