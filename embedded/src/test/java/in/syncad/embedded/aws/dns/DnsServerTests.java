package in.syncad.embedded.aws.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class DnsServerTests {

    private final List<String> many =
            IntStream.range(0, 100).mapToObj(number -> "127.0.1." + number).toList();
    private final ZoneRecords zone =
            ZoneRecords.of("syncad.in.", List.of(new RecordSet("many.syncad.in.", "A", 60, many, Optional.empty())));
    private final DnsServer server = DnsServer.start(new DnsAnswerer(_ -> Optional.of(zone)), 0);

    @AfterEach
    void stop() {
        server.close();
    }

    private SimpleResolver resolver() throws Exception {
        SimpleResolver resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(server.port());
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver;
    }

    private static Message query() throws Exception {
        return Message.newQuery(Record.newRecord(Name.fromString("many.syncad.in."), Type.A, DClass.IN));
    }

    @Test
    void answersInFullOverTcpWhatDoesNotFitIntoADatagram() throws Exception {
        assertThat(resolver().send(query()).getSection(Section.ANSWER)).hasSize(100);
    }

    @Test
    void saysThatADatagramIsCutShort() throws Exception {
        SimpleResolver resolver = resolver();
        resolver.setIgnoreTruncation(true);
        Message reply = resolver.send(query());
        assertThat(reply.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(reply.getSection(Section.ANSWER).size()).isLessThan(100);
    }

    @Test
    void survivesRubbish() throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] rubbish = {1, 2, 3};
            socket.send(new DatagramPacket(rubbish, rubbish.length, InetAddress.getByName("127.0.0.1"), server.port()));
        }
        assertThat(resolver().send(query()).getSection(Section.ANSWER)).isNotEmpty();
    }
}
