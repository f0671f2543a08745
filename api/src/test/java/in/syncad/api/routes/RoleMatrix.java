package in.syncad.api.routes;

import in.syncad.api.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table `role-matrix.txt`.
final class RoleMatrix {

    enum Right {
        EVERY_ROW,
        OWN_ROWS,
        NO_ROWS,
        NONE,
        PUBLIC;

        private static Right of(String sign) {
            return switch (sign) {
                case "*" -> EVERY_ROW;
                case "o" -> OWN_ROWS;
                case "n" -> NO_ROWS;
                case "-" -> NONE;
                case "public" -> PUBLIC;
                default -> throw new AssertionError("unknown sign in role-matrix.txt: " + sign);
            };
        }
    }

    private final Map<String, List<Right>> rows = new LinkedHashMap<>();

    private RoleMatrix(String text) {
        text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("operation "))
                .map(line -> List.of(line.split("\\s+")))
                .forEach(cells -> rows.put(
                        cells.getFirst(),
                        cells.subList(1, cells.size()).stream().map(Right::of).toList()));
    }

    static RoleMatrix read() {
        try (InputStream text = RoleMatrix.class.getResourceAsStream("/role-matrix.txt")) {
            return new RoleMatrix(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> operations() {
        return rows.keySet();
    }

    boolean isPublic(String operation) {
        return rows.get(operation).equals(List.of(Right.PUBLIC));
    }

    Right right(String operation, Role role) {
        return rows.get(operation).get(role.ordinal());
    }
}
