package in.syncad.api.sections;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a school decides about a section. The class teacher and the teachers of its subjects are accounts with the
/// role `teacher`; this section is then one of their own classes. Without teachers there are none yet.
public record SectionDetails(
        @NotNull UUID academicYearId,
        @NotBlank @Size(max = 10) String grade,
        @NotBlank @Size(max = 20) String name,
        @Nullable UUID classTeacherId,

        @Size(max = 50) @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<@Valid @NotNull Teaching> teachers) {

    public SectionDetails {
        grade = grade == null ? "" : grade.strip();
        name = name == null ? "" : name.strip();
        teachers = teachers == null ? List.of() : teachers.stream().distinct().toList();
    }

    /// Who teaches what.
    public record Teaching(
            @NotNull UUID teacherId,
            @NotBlank @Size(max = 60) String subject) {

        public Teaching {
            subject = subject == null ? "" : subject.strip();
        }
    }

    Set<UUID> everyTeacher() {
        return Stream.concat(
                        Stream.ofNullable(classTeacherId), teachers.stream().map(Teaching::teacherId))
                .collect(Collectors.toSet());
    }
}
