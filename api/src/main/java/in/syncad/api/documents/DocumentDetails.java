package in.syncad.api.documents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What an owner decides about a document.
public record DocumentDetails(@NotBlank @Size(max = 200) String title) {

    public DocumentDetails {
        title = title == null ? "" : title.replaceAll("\\s+", " ").strip();
    }
}
