package in.syncad.embedded.aws;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Runs the emulator alone, until it is stopped: `LocalAwsCommand <directory> [aws port] [dns port] [inbox port]`.
/// When it is ready it prints one line of `name=value` pairs.
public final class LocalAwsCommand {

    private LocalAwsCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("The first argument is the directory of the state");
        }
        LocalAws aws = LocalAws.start(LocalAwsSettings.in(Path.of(arguments[0]))
                .withPorts(port(arguments, 1), port(arguments, 2), port(arguments, 3)));
        Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
        System.out.println(String.join(
                " ",
                "endpoint=" + aws.endpoint(),
                "dns=127.0.0.1:" + aws.dnsPort(),
                "inbox=" + aws.inboxUri(),
                "zone=" + aws.hostedZoneId(),
                "access-key=" + aws.accessKey(),
                "secret-key=" + aws.secretKey()));
        new CountDownLatch(1).await();
    }

    private static int port(String[] arguments, int index) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : 0;
    }
}
