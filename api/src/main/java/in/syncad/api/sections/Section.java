package in.syncad.api.sections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A class of students in one academic year, such as 5 A.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Section(
        UUID id,
        UUID academicYearId,
        String grade,
        String name,
        @Nullable Teacher classTeacher,
        List<SubjectTeacher> teachers) {

    public Section {
        teachers = List.copyOf(teachers);
    }

    /// Who answers for the section.
    public record Teacher(UUID id, String displayName) {}

    /// Who teaches what; the same person may stand here for several subjects.
    public record SubjectTeacher(UUID id, String displayName, String subject) {}
}
