package in.syncad.api.files;

import in.syncad.api.files.content.FileType;
import in.syncad.common.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;

/// What a file was called where it came from. Only ever shown, never part of a key or a path; still, a name that is a
/// path, or that looks other than it is, is refused.
record FileName(String text) {

    static final int LONGEST = 200;

    /// Separators of paths, control characters, and invisible ones that turn the direction of writing around.
    private static final Pattern TRICKY = Pattern.compile("[/\\\\\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /// @throws Refused 422
    FileName {
        if (text.isBlank()
                || text.length() > LONGEST
                || text.matches("\\.+")
                || TRICKY.matcher(text).find()) {
            throw Refused.invalid(
                    "file.name-invalid",
                    "/fileName",
                    "A file's name has 1 to %d visible characters and no / or \\.".formatted(LONGEST));
        }
    }

    /// As a browser needs it to save the file under its name, or to show an image (RFC 6266).
    String disposition(FileType type) {
        ContentDisposition.Builder builder =
                type.isImage() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return builder.filename(text, StandardCharsets.UTF_8).build().toString();
    }
}
