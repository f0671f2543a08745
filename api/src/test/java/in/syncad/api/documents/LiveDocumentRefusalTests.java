package in.syncad.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.realtime.SocketClient;
import in.syncad.api.security.Role;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that make no sense, or are not for whoever sends them.
class LiveDocumentRefusalTests {

    private static final RunningApi API = RunningApi.shared();

    private static School school;

    private Editor owner;
    private String document;

    @BeforeAll
    static void openSchool() {
        school = API.schools().create("refusing-school");
    }

    @BeforeEach
    void come() throws Exception {
        owner = Editor.at(API, school, Role.TEACHER);
        document = owner.create();
    }

    @AfterEach
    void leave() {
        owner.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"s\"",
                "{}",
                "{\"a\":1}",
                "{\"a\":\"zz\"}",
                "{\"a\":\"s\"}",
                "{\"a\":\"s\",\"c\":\"users\",\"d\":\"DOC\"}",
                "{\"a\":\"s\",\"c\":\"documents\",\"d\":\"../x\"}",
                "{\"a\":\"s\",\"c\":\"documents\",\"d\":7}",
                "{\"a\":\"s\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":-1}",
                "{\"a\":\"s\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":\"1\"}",
                "{\"a\":\"s\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":9999}",
                "{\"a\":\"f\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":1e99}",
                "{\"a\":\"nf\",\"c\":\"documents\",\"d\":\"DOC\",\"id\":1,\"v\":5}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\"}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":0,\"seq\":1}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":0,\"seq\":-1,\"op\":[\"a\"]}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":0,\"seq\":99999999999999999999,\"op\":[\"a\"]}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":7,\"seq\":1,\"op\":[\"a\"]}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":0,\"seq\":1,\"op\":[5,\"a\"]}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":0,\"seq\":1,\"op\":[\"\\ud800\"]}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":0,\"seq\":1,\"del\":true}",
                "{\"a\":\"op\",\"c\":\"documents\",\"d\":\"DOC\",\"v\":0,\"seq\":1,\"create\":{\"type\":\"x\"}}",
                "{\"a\":\"ps\",\"ch\":\"DOC\",\"seq\":1}",
                "{\"a\":\"p\",\"ch\":\"documents.DOC\",\"id\":\"x\",\"p\":{},\"pv\":1,\"v\":0}"
            })
    void whatMakesNoSenseIsRefusedAndHarmsNobody(String message) throws Exception {
        owner.subscribe(document);
        owner.sendText(message.replace("DOC", document));
        if (!message.equals("null") && !message.startsWith("[") && !message.startsWith("\"")) {
            assertThat(owner.next().at("/error/code").asString("")).isNotEmpty().isNotEqualTo("unexpected");
        }
        owner.write(document, 0, "[\"fine\"]");
        assertThat(owner.expect("op").get("v").asInt()).isZero();
        assertThat(owner.text(document)).isEqualTo("fine");
    }

    @Test
    void aConnectionShowsTwentyCursorsAndNoMore() throws Exception {
        owner.subscribe(document);
        for (int number = 0; number < 20; number++) {
            owner.send(cursor(number, 1));
            owner.expect("p");
        }
        owner.send(cursor(20, 1));
        owner.expectError("ERR_MESSAGE_BADLY_FORMED");
        owner.send(cursor(0, 2));
        assertThat(owner.expect("p").get("user").asString()).isEqualTo(owner.person.toString());
    }

    private Map<String, ?> cursor(int number, int version) {
        return Map.of("a", "p", "ch", "documents." + document, "id", "c" + number, "p", 0, "pv", version, "v", 0);
    }

    @Test
    void whoseRoleDoesNotWriteTogetherIsNotServed() throws Exception {
        try (SocketClient socket = SocketClient.connected(
                API, school.slug() + ".localhost", Editor.token(API, school, Role.PARENT, owner.person))) {
            socket.send("421[\"sharedb\",{\"a\":\"s\",\"c\":\"documents\",\"d\":\"" + document + "\"}]");
            assertThat(socket.next()).contains("role.missing");
        }
    }
}
