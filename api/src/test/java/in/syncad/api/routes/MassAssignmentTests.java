package in.syncad.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.TwinSchools;
import in.syncad.api.testing.TwinSchools.Which;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;

/// Nobody sets what is not theirs to set: what an answer shows beyond the fields of its request, and what attackers
/// try.
class MassAssignmentTests {

    private static final TwinSchools SCHOOLS = TwinSchools.shared();

    /// Names that other systems fell for.
    private static final Set<String> TRIED = Set.of(
            "__proto__",
            "createdAt",
            "id",
            "isAdmin",
            "passwordHash",
            "role",
            "roles",
            "rowVersion",
            "schoolId",
            "status",
            "tokenVersion",
            "userId");

    private static Fingerprint before;

    static List<Operation> writing() {
        return Operation.all(SCHOOLS.api()).stream()
                .filter(operation -> operation.contentType().isPresent())
                .toList();
    }

    @BeforeAll
    static void lookAtTheHill() {
        before = Fingerprint.of(SCHOOLS.hill(), SCHOOLS.api().schools());
    }

    @AfterAll
    static void nothingChangedAtTheHill() {
        assertThat(Fingerprint.of(SCHOOLS.hill(), SCHOOLS.api().schools())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("writing")
    void aFieldThatIsNotTheCallersIsRefusedByName(Operation operation) {
        ApiClient client = SCHOOLS.atHill().withToken(SCHOOLS.token(SCHOOLS.hill(), operation.anyRole()));
        BodyPlaces places = new BodyPlaces(operation);

        places.objects().forEach((object, known) -> {
            for (String name : notAmong(known, operation)) {
                JsonPointer place = object.appendProperty(name);
                ApiAnswer answer =
                        operation.call(client, Which.OWN, places.with(place, "true"), Map.of("If-Match", "*"));

                answer.expect(422, "field.unknown");
                assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo(place.toString());
            }
        });
    }

    private static Set<String> notAmong(Set<String> known, Operation operation) {
        Set<String> names = new TreeSet<>(TRIED);
        names.addAll(operation.answered());
        names.removeAll(known);
        return names;
    }
}
