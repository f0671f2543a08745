package in.syncad.api.files;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Files by themselves; features have routes of their own for what they show.
@RestController
@RequestMapping("/api/v1/files")
@Everybody
class FileController {

    private final StoredFiles files;

    FileController(StoredFiles files) {
        this.files = files;
    }

    @GetMapping("/{id}/url")
    FileLink getFileLink(@PathVariable UUID id, Caller caller) {
        return files.link(id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeFile(@PathVariable UUID id, Caller caller) {
        files.remove(id, caller);
    }
}
