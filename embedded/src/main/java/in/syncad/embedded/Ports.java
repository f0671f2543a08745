package in.syncad.embedded;

import in.syncad.embedded.process.LocalPort;

/// The ports of 127.0.0.1 on which the embedded services listen.
///
/// @param postgres PostgreSQL, TLS
/// @param redis Redis
/// @param s3 S3, HTTP
/// @param aws the other AWS services, HTTP
/// @param dns the name server that answers for the hosted zone, UDP and TCP
/// @param inbox the page that shows mails, text messages and pushes, HTTP
public record Ports(int postgres, int redis, int s3, int aws, int dns, int inbox) {

    /// The same on each start, so that addresses in shells and tools stay right.
    public static final Ports STABLE = new Ports(15432, 16379, 15090, 15091, 15053, 8025);

    /// Whatever is free.
    static Ports free() {
        return new Ports(
                LocalPort.choose(),
                LocalPort.choose(),
                LocalPort.choose(),
                LocalPort.choose(),
                LocalPort.choose(),
                LocalPort.choose());
    }
}
