package in.syncad.api.routes;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.security.Role;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.TwinSchools;
import in.syncad.api.testing.TwinSchools.Which;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each role may call what the table says, and nothing else.
class RoleMatrixTests {

    private static final TwinSchools SCHOOLS = TwinSchools.shared();
    private static final List<Operation> OPERATIONS = Operation.all(SCHOOLS.api());
    private static final RoleMatrix MATRIX = RoleMatrix.read();

    static Stream<Arguments> cells() {
        return OPERATIONS.stream()
                .filter(operation -> MATRIX.operations().contains(operation.name()))
                .filter(operation -> !MATRIX.isPublic(operation.name()))
                .flatMap(operation -> Stream.of(Role.values()).map(role -> Arguments.of(operation, role)));
    }

    @Test
    void everyOperationHasARowInTheTableAndNoOtherHas() {
        assertThat(new TreeSet<>(MATRIX.operations()))
                .as("role-matrix.txt")
                .isEqualTo(
                        new TreeSet<>(OPERATIONS.stream().map(Operation::name).toList()));
    }

    @Test
    void onlyWhatTheTableCallsPublicNeedsNoToken() {
        for (Operation operation : OPERATIONS) {
            assertThat(MATRIX.operations()).contains(operation.name());
            assertThat(operation.isPublic()).as(operation.name()).isEqualTo(MATRIX.isPublic(operation.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRoleMayDoWhatTheTableSays(Operation operation, Role role) {
        ApiClient client = SCHOOLS.atHill().withToken(SCHOOLS.token(SCHOOLS.hill(), role));
        switch (MATRIX.right(operation.name(), role)) {
            case EVERY_ROW -> {
                assertOpen(operation, client, Which.OWN);
                if (operation.namesARow()) {
                    assertOpen(operation, client, Which.OTHER);
                } else {
                    assertLists(operation, client, true);
                }
            }
            case OWN_ROWS -> {
                assertOpen(operation, client, Which.OWN);
                if (operation.namesARow()) {
                    operation.call(client, Which.OTHER).expect(404);
                } else {
                    assertLists(operation, client, false);
                }
            }
            case NO_ROWS -> {
                operation.call(client, Which.OWN).expect(404);
                operation.call(client, Which.OTHER).expect(404);
            }
            case NONE -> {
                operation.call(client, Which.OWN).expect(403, "role.missing");
                operation.call(client, Which.NOWHERE).expect(403, "role.missing");
            }
            case PUBLIC -> throw new AssertionError("one sign for all roles");
        }
    }

    /// Reads, or tries to change in a way that gets through the gate and then fails, so that the next test finds the
    /// same rows.
    private static void assertOpen(Operation operation, ApiClient client, Which row) {
        if (operation.reads()) {
            operation.call(client, row).expect(200);
        } else {
            ApiAnswer answer = operation.call(
                    client, row, operation.contentType().map(type -> "{}").orElse(null), Map.of());
            assertThat(answer.status()).as(answer.text()).isNotIn(401, 403, 404);
        }
    }

    private static void assertLists(Operation operation, ApiClient client, boolean others) {
        if (operation.has("query", "cursor")) {
            String text = operation.call(client, Which.OWN).expect(200).text();
            assertThat(idsIn(operation, Which.OWN).filter(text::contains))
                    .as("own rows")
                    .isNotEmpty();
            assertThat(idsIn(operation, Which.OTHER).anyMatch(text::contains))
                    .as("rows of others")
                    .isEqualTo(others);
        }
    }

    /// The id that a row of this list has.
    private static Stream<String> idsIn(Operation list, Which row) {
        String path = row.in(list.template() + "/{id}");
        return Stream.of(path.substring(path.lastIndexOf('/') + 1));
    }
}
