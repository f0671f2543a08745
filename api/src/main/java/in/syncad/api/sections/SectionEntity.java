package in.syncad.api.sections;

import in.syncad.api.sections.SectionDetails.Teaching;
import in.syncad.common.refusal.Refused;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A section, to be changed.
@Entity
@Table(name = "section")
class SectionEntity {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer rowVersion;

    private UUID academicYearId;
    private String grade;
    private String name;
    private @Nullable UUID classTeacherId;

    @ElementCollection
    @CollectionTable(name = "teaching_assignment", joinColumns = @JoinColumn(name = "section_id"))
    private Set<TeachingEntity> teachers = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected SectionEntity() {}

    @SuppressWarnings("NullAway.Init")
    SectionEntity(UUID id, SectionDetails details) {
        this.id = id;
        this.academicYearId = details.academicYearId();
        write(details);
    }

    UUID id() {
        return id;
    }

    int version() {
        return rowVersion == null ? 0 : rowVersion;
    }

    /// The students who sat in it sat there in that year.
    void change(SectionDetails details) {
        if (!details.academicYearId().equals(academicYearId)) {
            throw Refused.invalid("section.year-fixed", "/academicYearId", "A section stays in its academic year.");
        }
        write(details);
    }

    private void write(SectionDetails details) {
        grade = details.grade();
        name = details.name();
        classTeacherId = details.classTeacherId();
        Set<TeachingEntity> wanted = details.teachers().stream()
                .map(teaching -> new TeachingEntity(teaching.teacherId(), teaching.subject()))
                .collect(Collectors.toSet());
        teachers.retainAll(wanted);
        teachers.addAll(wanted);
    }

    SectionDetails details() {
        return new SectionDetails(
                academicYearId,
                grade,
                name,
                classTeacherId,
                teachers.stream()
                        .map(teaching -> new Teaching(teaching.teacherId(), teaching.subject()))
                        .sorted(Comparator.comparing(Teaching::subject).thenComparing(Teaching::teacherId))
                        .toList());
    }
}
