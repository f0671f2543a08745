package in.syncad.api.students;

import in.syncad.api.audit.Audit;
import in.syncad.api.files.FileKind;
import in.syncad.api.files.FileLink;
import in.syncad.api.files.StoredFiles;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The picture of a student, at most one.
@Service
@Transactional
public class StudentPhotos {

    private final StudentPhotoStore store;
    private final Students students;
    private final StoredFiles files;
    private final FileKind studentPhoto;
    private final Audit audit;

    StudentPhotos(StudentPhotoStore store, Students students, StoredFiles files, FileKind studentPhoto, Audit audit) {
        this.store = store;
        this.students = students;
        this.files = files;
        this.studentPhoto = studentPhoto;
        this.audit = audit;
    }

    /// @throws Refused 404 when the caller may not see it, or there is none
    @Transactional(readOnly = true)
    public Versioned<FileLink> find(UUID student, Caller caller) {
        return store.find(student, students.scopeOf(caller))
                .map(photo -> new Versioned<>(files.link(photo.file()), photo.version()))
                .orElseThrow(StudentPhotos::unknown);
    }

    /// In place of the one before, which is removed.
    ///
    /// @param file uploaded by the caller as a `student-photo`
    /// @throws Refused 404 for a student that the caller does not see; 409 and 422 as [StoredFiles#take]
    public Versioned<FileLink> set(UUID student, UUID file, Caller caller) {
        students.find(student, caller);
        files.take(file, studentPhoto, caller, "/fileId");
        store.lock(student);
        store.file(student)
                .filter(before -> !before.equals(file))
                .ifPresentOrElse(before -> replace(student, before, file), () -> store.put(student, file));
        audit.created(caller, "student.photo-set", student, new Shown(file));
        return find(student, caller);
    }

    /// @throws Refused 404; 412
    public void remove(UUID student, ExpectedVersion expected, Caller caller) {
        StudentPhotoStore.Photo photo =
                store.find(student, students.scopeOf(caller)).orElseThrow(StudentPhotos::unknown);
        expected.require(photo.version());
        store.remove(student);
        files.remove(photo.file());
        audit.removed(caller, "student.photo-removed", student, new Shown(photo.file()));
    }

    /// What the audit keeps.
    private record Shown(UUID file) {}

    private void replace(UUID student, UUID before, UUID file) {
        store.put(student, file);
        files.remove(before);
    }

    private static Refused unknown() {
        return Refused.notFound("student.photo-unknown", "There is no such photo.");
    }
}
