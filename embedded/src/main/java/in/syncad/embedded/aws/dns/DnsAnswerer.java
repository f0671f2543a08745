package in.syncad.embedded.aws.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers a query from the zones: CNAMEs followed, wildcards as in RFC 4592, aliases resolved, and an absence proved
/// by the zone's SOA (RFC 2308).
public final class DnsAnswerer {

    private static final int LONGEST_CHAIN = 8;
    private static final int EDNS_SIZE = 1232;

    private final Zones zones;

    public DnsAnswerer(Zones zones) {
        this.zones = zones;
    }

    /// The values that `name` has of `type` after all CNAMEs and aliases, as presentation text.
    public List<String> lookUp(String name, String type) {
        Name question = name(name);
        Message query = Message.newQuery(Record.newRecord(question, Type.value(type), DClass.IN));
        return answer(query).getSection(Section.ANSWER).stream()
                .filter(found -> found.getType() == Type.value(type))
                .map(Record::rdataToString)
                .toList();
    }

    Message answer(Message query) {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(EDNS_SIZE, 0, 0), Section.ADDITIONAL);
        }
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        Record question = query.getQuestion();
        if (question == null || query.getHeader().getOpcode() != Opcode.QUERY) {
            reply.getHeader().setRcode(question == null ? Rcode.FORMERR : Rcode.NOTIMP);
            return reply;
        }
        reply.addRecord(question, Section.QUESTION);
        new Resolution(reply, question.getType()).resolve(question.getName());
        return reply;
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One question on its way to its answer.
    private final class Resolution {

        private final Message reply;
        private final int type;
        private int steps;

        Resolution(Message reply, int type) {
            this.reply = reply;
            this.type = type;
        }

        void resolve(Name owner) {
            String name = DomainName.normal(owner);
            Optional<ZoneRecords> zone = zones.closest(name);
            if (zone.isEmpty()) {
                if (steps == 0) {
                    reply.getHeader().setRcode(Rcode.REFUSED);
                }
                return;
            }
            reply.getHeader().setFlag(Flags.AA);
            zone.get().at(name).ifPresentOrElse(node -> answer(owner, node, zone.get()), () -> {
                reply.getHeader().setRcode(Rcode.NXDOMAIN);
                absent(zone.get());
            });
        }

        private void answer(Name owner, Map<String, RecordSet> node, ZoneRecords zone) {
            List<Record> found = type == Type.ANY ? everything(owner, node) : records(owner, node, Type.string(type));
            found.forEach(answer -> reply.addRecord(answer, Section.ANSWER));
            if (!found.isEmpty()) {
                return;
            }
            RecordSet canonical = node.get("CNAME");
            if (canonical == null) {
                absent(zone);
            } else if (++steps <= LONGEST_CHAIN) {
                records(owner, node, "CNAME").forEach(answer -> reply.addRecord(answer, Section.ANSWER));
                resolve(name(canonical.values().getFirst()));
            }
        }

        private List<Record> everything(Name owner, Map<String, RecordSet> node) {
            return node.keySet().stream()
                    .flatMap(present -> records(owner, node, present).stream())
                    .toList();
        }

        private List<Record> records(Name owner, Map<String, RecordSet> node, String wanted) {
            RecordSet set = node.get(wanted);
            if (set == null) {
                return List.of();
            }
            return set.alias()
                    .map(alias -> aliased(owner, alias, wanted))
                    .orElseGet(() -> RecordData.records(owner, set));
        }

        /// An alias answers with the records of its target under its own name
        /// (https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html).
        private List<Record> aliased(Name owner, RecordSet.Alias alias, String wanted) {
            if (++steps > LONGEST_CHAIN) {
                return List.of();
            }
            Optional<Map<String, RecordSet>> node =
                    zones.closest(alias.dnsName()).flatMap(zone -> zone.at(alias.dnsName()));
            return node.map(target -> records(owner, target, wanted)).orElse(List.of());
        }

        private void absent(ZoneRecords zone) {
            List<Record> authority = new ArrayList<>();
            zone.find(zone.apex(), "SOA")
                    .ifPresent(soa -> authority.addAll(RecordData.records(name(zone.apex()), soa)));
            for (Record soa : authority) {
                long ttl = Math.min(soa.getTTL(), ((SOARecord) soa).getMinimum());
                Record negative = Record.newRecord(soa.getName(), Type.SOA, DClass.IN, ttl, soa.rdataToWireCanonical());
                reply.addRecord(negative, Section.AUTHORITY);
            }
        }
    }
}
