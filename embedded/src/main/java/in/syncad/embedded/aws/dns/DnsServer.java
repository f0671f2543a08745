package in.syncad.embedded.aws.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/// DNS on one loopback port: UDP, and TCP for replies that do not fit.
public final class DnsServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DnsServer.class);

    private static final int LARGEST_QUERY = 4096;
    private static final int PLAIN_UDP_SIZE = 512;
    private static final int LARGEST_MESSAGE = 65_535;
    private static final int TCP_PATIENCE_MILLIS = 5_000;
    private static final int BIND_ATTEMPTS = 20;

    private final DnsAnswerer answerer;
    private final DatagramSocket udp;
    private final ServerSocket tcp;

    private DnsServer(DnsAnswerer answerer, DatagramSocket udp, ServerSocket tcp) {
        this.answerer = answerer;
        this.udp = udp;
        this.tcp = tcp;
    }

    /// `port` 0 takes one that is free for both UDP and TCP.
    public static DnsServer start(DnsAnswerer answerer, int port) {
        DnsServer server = bind(answerer, port);
        Thread.ofVirtual().name("dns-udp").start(server::serveUdp);
        Thread.ofVirtual().name("dns-tcp").start(server::serveTcp);
        return server;
    }

    public int port() {
        return udp.getLocalPort();
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            LOG.debug("The DNS port was not closed", e);
        }
    }

    private static DnsServer bind(DnsAnswerer answerer, int port) {
        IOException last = new IOException("no attempt");
        for (int attempt = 0; attempt < (port == 0 ? BIND_ATTEMPTS : 1); attempt++) {
            try {
                ServerSocket tcp = new ServerSocket(port, 16, loopback());
                try {
                    DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback(), tcp.getLocalPort()));
                    return new DnsServer(answerer, udp, tcp);
                } catch (IOException e) {
                    tcp.close();
                    throw e;
                }
            } catch (IOException e) {
                last = e;
            }
        }
        throw new UncheckedIOException("Port " + port + " is in use; DNS needs it", last);
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByName("127.0.0.1");
    }

    private void serveUdp() {
        byte[] buffer = new byte[LARGEST_QUERY];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
                byte[] reply = answerer.answer(query).toWire(udpSize(query));
                udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            } catch (IOException | RuntimeException e) {
                logUnlessClosed(e);
            }
        }
    }

    private static int udpSize(Message query) {
        return Optional.ofNullable(query.getOPT())
                .map(OPTRecord::getPayloadSize)
                .map(size -> Math.max(size, PLAIN_UDP_SIZE))
                .orElse(PLAIN_UDP_SIZE);
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket socket = tcp.accept();
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException e) {
                logUnlessClosed(e);
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setSoTimeout(TCP_PATIENCE_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] query = in.readNBytes(in.readUnsignedShort());
            byte[] reply = answerer.answer(new Message(query)).toWire(LARGEST_MESSAGE);
            out.writeShort(reply.length);
            out.write(reply);
        } catch (IOException | RuntimeException e) {
            logUnlessClosed(e);
        }
    }

    private void logUnlessClosed(Exception e) {
        if (!udp.isClosed()) {
            LOG.debug("A DNS query was not answered", e);
        }
    }
}
