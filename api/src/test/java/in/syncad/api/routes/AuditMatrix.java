package in.syncad.api.routes;

import in.syncad.api.testing.TwinSchools.Which;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The table `audit-matrix.txt`.
record AuditMatrix(List<Row> rows) {

    /// @param which empty when another test does it
    /// @param events in the order they are written
    record Row(String operation, Optional<Which> which, List<Expected> events, Optional<String> body) {}

    enum Kind {
        NEW('+'),
        CHANGED('~'),
        GONE('-'),
        FACT('.');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        private static Kind of(char sign) {
            return Arrays.stream(values())
                    .filter(kind -> kind.sign == sign)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("unknown sign in audit-matrix.txt: " + sign));
        }
    }

    record Expected(Kind kind, String action) {

        private static Expected of(String text) {
            return new Expected(Kind.of(text.charAt(0)), text.substring(1));
        }
    }

    static AuditMatrix read() {
        try (InputStream text = AuditMatrix.class.getResourceAsStream("/audit-matrix.txt")) {
            return new AuditMatrix(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("operation "))
                    .map(line -> line.split("\\s+", 4))
                    .map(AuditMatrix::row)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] cells) {
        List<Expected> events = cells[2].equals("nothing")
                ? List.of()
                : Arrays.stream(cells[2].split(",")).map(Expected::of).toList();
        return new Row(
                cells[0],
                switch (cells[1]) {
                    case "see" -> Optional.empty();
                    case "-" -> Optional.of(Which.OWN);
                    default -> Optional.of(Which.valueOf(cells[1]));
                },
                events,
                cells.length == 4 && cells[3].startsWith("{") ? Optional.of(cells[3]) : Optional.empty());
    }
}
