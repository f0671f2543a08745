package in.syncad.embedded.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    @TempDir
    Path directory;

    private Path file;

    record Pupil(String name, Optional<Instant> since, List<String> classes) {}

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("state").resolve("test.journal");
    }

    private static Pupil pupil(String name) {
        return new Pupil(name, Optional.of(Instant.parse("2026-11-21T10:00:00.123Z")), List.of("5 A"));
    }

    @Test
    void givesBackAfterAReopeningWhatWasPut() {
        try (Journal journal = Journal.open(file)) {
            Table<Pupil> pupils = journal.table("pupils", Pupil.class);
            pupils.put("1", pupil("Asha"));
            pupils.put("2", new Pupil("Bina", Optional.empty(), List.of()));
            pupils.put("1", pupil("Asha K."));
            pupils.put("3", pupil("Chand"));
            pupils.remove("3");
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.table("pupils", Pupil.class).entries())
                    .containsExactly(
                            Map.entry("1", pupil("Asha K.")),
                            Map.entry("2", new Pupil("Bina", Optional.empty(), List.of())));
        }
    }

    @Test
    void dropsALineThatWasCutShortAndGoesOnBehindIt() throws Exception {
        try (Journal journal = Journal.open(file)) {
            journal.table("pupils", Pupil.class).put("1", pupil("Asha"));
        }
        Files.writeString(file, "{\"table\":\"pupils\",\"cha", StandardOpenOption.APPEND);
        try (Journal journal = Journal.open(file)) {
            Table<Pupil> pupils = journal.table("pupils", Pupil.class);
            assertThat(pupils.size()).isOne();
            pupils.put("2", pupil("Bina"));
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.table("pupils", Pupil.class).size()).isEqualTo(2);
        }
    }

    @Test
    void namesTheLineThatIsDamaged() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"table\":\"pupils\",\"changes\":{}}\nrubbish\n");
        assertThatIllegalStateException().isThrownBy(() -> Journal.open(file)).withMessageContaining("Line 2");
    }

    @Test
    void changesOfOneBatchAreOneLine() throws Exception {
        try (Journal journal = Journal.open(file)) {
            Table<Pupil> pupils = journal.table("pupils", Pupil.class);
            pupils.put("1", pupil("Asha"));
            pupils.change(Map.of("1", Optional.empty(), "2", Optional.of(pupil("Bina"))));
            assertThat(Files.readAllLines(file)).hasSize(2);
            assertThat(pupils.all()).containsExactly(pupil("Bina"));
        }
    }

    @Test
    void refusesAFileThatIsOpenAlready() {
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.table("pupils", Pupil.class).size()).isZero();
            assertThatThrownBy(() -> Journal.open(file))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("It is in use already: " + file + ".lock is locked");
        }
    }

    @Test
    void staysSmallWhenTheSameThingChangesOften() throws Exception {
        try (Journal journal = Journal.open(file)) {
            Table<Pupil> pupils = journal.table("pupils", Pupil.class);
            for (int number = 0; number < 25_000; number++) {
                pupils.put(String.valueOf(number % 3), pupil("Pupil " + number));
            }
        }
        assertThat(Files.size(file)).isLessThan(1_000_000);
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.table("pupils", Pupil.class).get("0")).contains(pupil("Pupil 24999"));
        }
    }

    @Test
    void onlyItsOwnerMayRead() throws Exception {
        Journal.open(file).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
