package in.syncad.api.guardians;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a guardian is to a student, to be changed.
@Entity
@Table(name = "student_guardian")
@IdClass(CareId.class)
class CareEntity {

    @Id
    private UUID studentId;

    @Id
    private UUID guardianId;

    @Version
    private @Nullable Integer rowVersion;

    private String relation;
    private int priority;
    private boolean portalAccess;
    private boolean pickupAllowed;
    private boolean getsFees;
    private boolean getsAbsences;
    private boolean getsNotices;
    private @Nullable String custodyNote;

    @SuppressWarnings("NullAway.Init")
    protected CareEntity() {}

    @SuppressWarnings("NullAway.Init")
    CareEntity(CareId id, CareTerms terms) {
        this.studentId = id.studentId();
        this.guardianId = id.guardianId();
        change(terms);
    }

    CareId id() {
        return new CareId(studentId, guardianId);
    }

    int version() {
        return rowVersion == null ? 0 : rowVersion;
    }

    final void change(CareTerms terms) {
        relation = terms.relation().code();
        priority = terms.priority();
        portalAccess = terms.portalAccess();
        pickupAllowed = terms.pickupAllowed();
        getsFees = terms.getsFees();
        getsAbsences = terms.getsAbsences();
        getsNotices = terms.getsNotices();
        custodyNote = terms.custodyNote();
    }

    CareTerms terms() {
        return new CareTerms(
                Relation.ofCode(relation),
                priority,
                portalAccess,
                pickupAllowed,
                getsFees,
                getsAbsences,
                getsNotices,
                custodyNote);
    }
}
