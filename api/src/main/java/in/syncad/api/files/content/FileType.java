package in.syncad.api.files.content;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The types of content that are taken at all. None that a browser would run: no SVG, no HTML.
public enum FileType {
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    PNG("image/png", "png", "89504e470d0a1a0a"),
    /// A RIFF container; the four bytes that are its length may be anything.
    WEBP("image/webp", "webp", "52494646........57454250"),
    PDF("application/pdf", "pdf", "255044462d");

    private final String mime;
    private final String extension;
    private final Pattern magic;

    /// @param magic the first bytes in hexadecimal, a dot for any digit
    FileType(String mime, String extension, String magic) {
        this.mime = mime;
        this.extension = extension;
        this.magic = Pattern.compile(magic);
    }

    public static Optional<FileType> ofMime(String mime) {
        return Arrays.stream(values()).filter(type -> type.mime.equals(mime)).findFirst();
    }

    public String mime() {
        return mime;
    }

    public boolean isImage() {
        return this != PDF;
    }

    /// Whether a file of this type may begin so. From the first byte on: programs that look for a beginning further on
    /// are how one file becomes two.
    boolean begins(byte[] beginning) {
        return magic.matcher(HexFormat.of().formatHex(beginning)).lookingAt();
    }

    public String extension() {
        return extension;
    }

    /// Images are written anew, WebP as JPEG, for which every JDK has a writer and every phone a reader.
    public FileType storedAs() {
        return switch (this) {
            case JPEG, WEBP -> JPEG;
            case PNG -> PNG;
            case PDF -> PDF;
        };
    }
}
