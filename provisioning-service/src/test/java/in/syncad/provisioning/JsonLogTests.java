package in.syncad.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the service writes where it is deployed: one JSON object a line. Alarms count `log.level`, and whoever is woken
/// up looks for the ids of school, saga, request and trace (`docs/runbook.md`).
class JsonLogTests {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Node node;

    @RestController
    static class Broken {

        @GetMapping("/school/broken/by-a-test")
        String fail() {
            throw new IllegalStateException("ordered by a test");
        }
    }

    @BeforeEach
    void start() throws IOException {
        node = Node.start(Map.of(), StepFaults.class, Broken.class);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(logging);
        encoder.setFormat(usualFormat());
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        appender.setContext(logging);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void stop() {
        root.detachAppender(appender);
        StepFaults.clear();
        Platform.aws().faults().clear();
        node.close();
    }

    @Test
    void aFailureHasTheIdsByWhichItIsFound() {
        Answer answer = node.operator().get("/school/broken/by-a-test");
        assertThat(answer.status()).isEqualTo(500);

        assertThat(lines().stream().filter(line -> answer.header("X-Request-Id").equals(text(line, "/requestId"))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(text(line, "/log/level")).isEqualTo("ERROR");
                    assertThat(text(line, "/traceId")).matches("[0-9a-f]{32}");
                    assertThat(text(line, "/error/message")).isEqualTo("ordered by a test");
                });
    }

    /// SES quotes whom it refuses.
    @Test
    void aCreationLeavesItsIdsAndNothingPersonalOrSecret() {
        String slug = Operator.newSlug();
        StepFaults.fail("dns-record", Point.BEFORE_EFFECT, Kind.TRANSIENT, 1);
        String mail = "admin@%s.edu".formatted(slug);
        Platform.aws().faults().always("sesv2.SendEmail", Fault.error("MessageRejected", 400, mail + " is suppressed"));
        UUID id = node.operator().create(slug);
        node.operator().await(id, "failed");

        assertThat(lines().stream().filter(line -> id.toString().equals(text(line, "/school"))))
                .anySatisfy(line -> {
                    assertThat(text(line, "/log/level")).isEqualTo("WARN");
                    assertThat(text(line, "/message")).contains("ordered by a test");
                    assertThat(UUID.fromString(text(line, "/saga"))).isNotNull();
                })
                .anySatisfy(line -> assertThat(text(line, "/message")).contains("MessageRejected"));
        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain(mail, "9876543210", Platform.KEY);
    }

    /// Where no `LOG_FORMAT` is set, as in these tests.
    private static String usualFormat() throws IOException {
        Object format = new YamlPropertySourceLoader()
                .load("provisioning", new ClassPathResource("provisioning.yml"))
                .getFirst()
                .getProperty("logging.structured.format.console");
        return new StandardEnvironment().resolvePlaceholders(String.valueOf(format));
    }

    private List<JsonNode> lines() {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static String text(JsonNode line, String path) {
        return line.at(path).asString("");
    }
}
