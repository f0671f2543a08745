package in.syncad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadyMadeTests {

    @ParameterizedTest
    @CsvSource({
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, http://collector:4318/v1/traces",
        "MANAGEMENT_TRACING_ENABLED, false",
        "SPRINGDOC_API_DOCS_ENABLED, false",
        "SPRING_PROFILES_ACTIVE, other",
        "DB_SCHEDULER_ENABLED, false",
        "ENABLE_SEEDING, true"
    })
    void whatMayDecideOnBeansIsDecidedAtTheStart(String name, String value) {
        assertThat(ReadyMade.decidesAnew(Map.of("PORT", "3001", name, value), "ENABLE_SEEDING"))
                .isTrue();
    }

    @Test
    void ourOwnVariablesLeaveTheBeansAsTheyAre() {
        assertThat(ReadyMade.decidesAnew(
                        Map.of(
                                "PORT", "3001",
                                "ENABLE_SEEDING", "false",
                                "LOG_FORMAT", "",
                                "DB_SCHEDULER_THREADS", "3"),
                        "ENABLE_SEEDING"))
                .isFalse();
    }
}
