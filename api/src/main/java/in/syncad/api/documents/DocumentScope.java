package in.syncad.api.documents;

import in.syncad.api.security.Caller;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Which documents a person may see, and how far: those that are theirs, those shared with them or with a section
/// where they learn or teach this year, those whose link they have opened. Nobody else sees any, school-admins
/// neither.
record DocumentScope(UUID person, LocalDate today) {

    private static final String RANK = "array_position(ARRAY['viewer', 'commenter', 'editor'], s.access)";

    /// A row `(document_id, rank)` for each reason; the highest rank counts, see [Access#ofRank].
    private static final String REASONS = """
            SELECT o.id AS document_id, 4 AS rank FROM document o WHERE o.owner_id = :person
            UNION ALL
            SELECT s.document_id, %1$s FROM document_share s WHERE s.person_id = :person
            UNION ALL
            SELECT s.document_id, %1$s
            FROM document_guest g
            JOIN document_share s ON s.id = g.share_id
            WHERE g.user_id = :person
            UNION ALL
            SELECT s.document_id, %1$s
            FROM document_share s
            JOIN section c ON c.id = s.section_id
            JOIN academic_year y ON y.id = c.academic_year_id AND :today BETWEEN y.starts_on AND y.ends_on
            WHERE c.class_teacher_id = :person
               OR EXISTS (SELECT FROM teaching_assignment a WHERE a.section_id = c.id AND a.teacher_id = :person)
               OR EXISTS (SELECT FROM enrolment e
                          JOIN student p ON p.id = e.student_id
                          WHERE e.section_id = c.id AND e.status = 'active' AND p.user_id = :person)
            """.formatted(RANK);

    /// A row `(document_id, rank)` for each document that the person may see; parameters come from [#parameters].
    static final String SEEN =
            "SELECT document_id, max(rank) AS rank FROM (%s) GROUP BY document_id".formatted(REASONS);

    /// The rank of the person `who.id` in the document `:document`, or null; takes `:today`.
    static final String RANK_OF_EACH = "(SELECT max(rank) FROM (%s) WHERE document_id = :document)"
            .formatted(REASONS.replace(":person", "who.id"));

    static DocumentScope of(Caller caller, LocalDate today) {
        return new DocumentScope(caller.id(), today);
    }

    Map<String, Object> parameters() {
        return Map.of("person", person, "today", today);
    }
}
