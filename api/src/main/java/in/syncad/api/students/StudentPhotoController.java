package in.syncad.api.students;

import in.syncad.api.files.FileLink;
import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/students/{id}/photo")
@Allowed({Role.SCHOOL_ADMIN, Role.RECEPTION})
class StudentPhotoController {

    private final StudentPhotos photos;
    private final EntityTags tags;

    StudentPhotoController(StudentPhotos photos, EntityTags tags) {
        this.photos = photos;
        this.tags = tags;
    }

    /// @param fileId of a `student-photo` that the caller has uploaded
    record PhotoChosen(@NotNull UUID fileId) {}

    @GetMapping
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.PARENT, Role.STUDENT, Role.LIBRARIAN, Role.RECEPTION})
    ResponseEntity<FileLink> getStudentPhoto(@PathVariable UUID id, Caller caller) {
        return tags.answer(photos.find(id, caller));
    }

    @PutMapping
    ResponseEntity<FileLink> setStudentPhoto(
            @PathVariable UUID id, @Valid @RequestBody PhotoChosen chosen, Caller caller) {
        return tags.answer(photos.set(id, chosen.fileId(), caller));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeStudentPhoto(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        photos.remove(id, expected, caller);
    }
}
