package in.syncad.api.sections;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.users.Users;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with sections.
@Service
@Transactional
public class Sections {

    private final SectionRepository repository;
    private final SectionStore store;
    private final Users users;
    private final Identities identities;
    private final Audit audit;

    Sections(SectionRepository repository, SectionStore store, Users users, Identities identities, Audit audit) {
        this.repository = repository;
        this.store = store;
        this.users = users;
        this.identities = identities;
        this.audit = audit;
    }

    /// @throws Refused 404 when there is no such section
    @Transactional(readOnly = true)
    public Versioned<Section> find(UUID id) {
        return store.find(id).orElseThrow(Sections::unknown);
    }

    @Transactional(readOnly = true)
    public Optional<UUID> findByName(UUID academicYear, String grade, String name) {
        return store.findByName(academicYear, grade, name);
    }

    @Transactional(readOnly = true)
    Page<Section> list(SectionFilter filter, Paging paging) {
        return paging.page(filter, (position, limit) -> store.list(filter, position, limit));
    }

    /// @throws Refused 409 `section.name-taken`; 422 `section.grade-unknown`, `section.year-unknown`,
    ///     `section.not-a-teacher`
    public Versioned<Section> add(SectionDetails details, Caller caller) {
        requireTeachers(details);
        SectionEntity section = repository.saveAndFlush(new SectionEntity(identities.next(), details));
        audit.created(caller, "section.added", section.id(), details);
        return find(section.id());
    }

    /// @throws Refused 404; 412; 422 `section.year-fixed`; and as [#add]
    public Versioned<Section> change(
            UUID id, ExpectedVersion expected, UnaryOperator<SectionDetails> change, Caller caller) {
        SectionEntity section = repository.findById(id).orElseThrow(Sections::unknown);
        expected.require(section.version());
        SectionDetails before = section.details();
        SectionDetails after = change.apply(before);
        requireTeachers(after);
        section.change(after);
        repository.saveAndFlush(section);
        audit.changed(caller, "section.changed", id, before, after);
        return find(id);
    }

    private void requireTeachers(SectionDetails details) {
        if (!users.areActive(details.everyTeacher(), Role.TEACHER)) {
            throw Refused.invalid(
                    "section.not-a-teacher", "/teachers", "Only active accounts with the role teacher can teach.");
        }
    }

    private static Refused unknown() {
        return Refused.notFound("section.unknown", "There is no such section.");
    }
}
