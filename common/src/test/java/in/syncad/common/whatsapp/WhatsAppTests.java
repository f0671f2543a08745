package in.syncad.common.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against a server that speaks as Meta does.
class WhatsAppTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final WhatsAppMessage MESSAGE = new WhatsAppMessage(
            "+919876543210", "announcement", "hi", Map.of("title", "Sports\n\tday", "school", "Green Valley"), "n1-7");

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{\"messages\": [{\"id\": \"wamid.1\"}]}";
    private HttpServer meta;
    private WhatsApp whatsApp;

    @BeforeEach
    void start() throws IOException {
        meta = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        meta.createContext("/v23.0/10000001/messages", this::take);
        meta.start();
        whatsApp = new WhatsApp(settings(Map.of()).sender().orElseThrow());
    }

    @AfterEach
    void stop() {
        meta.stop(0);
    }

    @Test
    void namesTheApprovedWordingAndFillsItsVariablesIn() {
        assertThat(whatsApp.send(MESSAGE)).isEqualTo("wamid.1");

        assertThat(received).containsExactly(JSON.readTree("""
                {
                  "messaging_product": "whatsapp",
                  "recipient_type": "individual",
                  "to": "+919876543210",
                  "type": "template",
                  "template": {
                    "name": "announcement",
                    "language": {"code": "hi"},
                    "components": [{"type": "body", "parameters": [
                      {"type": "text", "parameter_name": "school", "text": "Green Valley"},
                      {"type": "text", "parameter_name": "title", "text": "Sports day"}]}]},
                  "biz_opaque_callback_data": "n1-7"}
                """));
    }

    @Test
    void tellsWhatIsBusyFromWhatIsWrong() {
        assertThat(failure(400, 131_026).kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure(404, 132_001).kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure(400, 131_056).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure(401, 190).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure(429, 80_007).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure(503, 2).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure(400, 131_026))
                .hasMessageContaining("131026")
                .hasMessageNotContaining("9876543210")
                .hasMessageNotContaining("the-access-token");
    }

    @Test
    void whatIsNoPhoneNumberIsNotAskedFor() {
        assertThatThrownBy(() -> new WhatsAppMessage("98765", "announcement", "en", Map.of(), "n1-7"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(WhatsAppMessage.flattened("x".repeat(2_000))).hasSize(500).endsWith("…");
    }

    @Test
    void isOffUnlessNumberAndTokenAreThere() {
        assertThat(WhatsAppSettings.from(new Variables(name -> null)).sender()).isEmpty();
        assertThatThrownBy(() -> settings(Map.of("WHATSAPP_ACCESS_TOKEN", "")))
                .isInstanceOf(WrongVariables.class)
                .hasMessageContaining("WHATSAPP_ACCESS_TOKEN");
        assertThatThrownBy(() -> settings(Map.of("WHATSAPP_PHONE_NUMBER_ID", "../me")))
                .isInstanceOf(WrongVariables.class)
                .hasMessageContaining("WHATSAPP_PHONE_NUMBER_ID");
    }

    private OutsideFailure failure(int newStatus, int code) {
        status = newStatus;
        answer = "{\"error\": {\"message\": \"for +919876543210\", \"code\": %d}}".formatted(code);
        return catchThrowableOfType(OutsideFailure.class, () -> whatsApp.send(MESSAGE));
    }

    private WhatsAppSettings settings(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(Map.of(
                "WHATSAPP_PHONE_NUMBER_ID", "10000001",
                "WHATSAPP_ACCESS_TOKEN", "the-access-token",
                "WHATSAPP_ENDPOINT_URL", "http://127.0.0.1:" + meta.getAddress().getPort()));
        values.putAll(changes);
        Variables variables = new Variables(values::get);
        WhatsAppSettings settings = WhatsAppSettings.from(variables);
        variables.check();
        return settings;
    }

    private void take(HttpExchange exchange) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer the-access-token");
        received.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        try (exchange) {
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
