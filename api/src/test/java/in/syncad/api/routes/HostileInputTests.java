package in.syncad.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.TwinSchools;
import in.syncad.api.testing.TwinSchools.Which;
import in.syncad.common.tenancy.School;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;

/// Whatever is sent, the service answers at once, and never that it broke. What it takes nevertheless must be allowed
/// by
/// the document: the client of these tests holds every request and every answer against it.
class HostileInputTests {

    /// Of each operation so many bodies are tried, the same ones each time.
    private static final int MOST_BODIES = 100;

    private static final long SEED = 20_261_121;

    private static final TwinSchools SCHOOLS = TwinSchools.shared();

    /// Its rows may change.
    private static final School SCHOOL = TwinSchools.another(SCHOOLS.api(), "Mudflat");

    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    static List<Operation> all() {
        return Operation.all(SCHOOLS.api());
    }

    static List<Operation> writing() {
        return all().stream()
                .filter(operation -> operation.contentType().isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("writing")
    void noValueInABodyBreaksTheService(Operation operation) {
        BodyPlaces places = new BodyPlaces(operation);
        List<String> bodies = new ArrayList<>();
        for (JsonPointer place : places.values()) {
            bodies.add(places.without(place));
            HostileValues.JSON.forEach(json -> bodies.add(places.with(place, json)));
        }
        Collections.shuffle(bodies, new Random(SEED));

        for (String body : bodies.subList(0, Math.min(MOST_BODIES, bodies.size()))) {
            assertSane(operation.call(client(operation), Which.OWN, body, Map.of("If-Match", "*")), body);
        }
    }

    @ParameterizedTest
    @MethodSource("writing")
    void noBodyBreaksTheService(Operation operation) {
        for (String body : HostileValues.BODIES) {
            assertSane(operation.call(client(operation), Which.OWN, body, Map.of("If-Match", "*")), body);
        }
        if (operation.takesAnyType()) {
            return;
        }
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "x", "")) {
            ApiAnswer answer = client(operation)
                    .send(
                            operation.method(),
                            Which.OWN.in(operation.template()),
                            "{}",
                            Map.of("Content-Type", type, "If-Match", "*"));
            assertSane(answer, type);
            assertThat(answer.status()).as(type).isIn(400, 415, 422);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noParameterBreaksTheService(Operation operation) {
        String path = Which.OWN.in(operation.template());
        operation.parameters("query").forEach(parameter -> {
            String name = parameter.get("name").asString();
            for (String value : HostileValues.ENCODED) {
                assertSane(send(operation, path + "?" + name + "=" + value, Map.of("If-Match", "*")), name + value);
            }
            assertSane(send(operation, path + "?" + name, Map.of("If-Match", "*")), name);
            assertSane(send(operation, path + "?" + name + "=1&" + name + "=2", Map.of("If-Match", "*")), name);
        });
        operation.parameters("header").forEach(parameter -> {
            String name = parameter.get("name").asString();
            for (String value : HostileValues.HEADER) {
                assertSane(send(operation, path, Map.of(name, value)), name + value);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void noPathBreaksTheService(Operation operation) {
        for (String path : operation.pathsWithEachVariable(HostileValues.ENCODED)) {
            assertSane(send(operation, path, Map.of("If-Match", "*")), path);
        }
    }

    private static ApiAnswer send(Operation operation, String path, Map<String, String> headers) {
        String body = operation.body().map(Object::toString).orElse(null);
        return client(operation).send(operation.method(), path, body, operation.withType(headers));
    }

    private static ApiClient client(Operation operation) {
        String token = TOKENS.computeIfAbsent(operation.anyRole(), role -> SCHOOLS.token(SCHOOL, role));
        return SCHOOLS.api().at(SCHOOL.slug() + ".syncad.in").withToken(token);
    }

    private static void assertSane(ApiAnswer answer, String sent) {
        String what = sent.substring(0, Math.min(200, sent.length())) + ": " + answer.text();
        assertThat(answer.status()).as(what).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
            assertThat(answer.code()).as(what).isNotEmpty().isNotEqualTo("token.missing");
            assertThat(answer.text()).doesNotContain("Exception").doesNotContain("in.syncad");
        }
    }
}
