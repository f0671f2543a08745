package in.syncad.api.files;

import in.syncad.api.files.content.FileType;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import java.util.Set;

/// What a feature takes files for, as a bean of that feature. Who may read such a file is the feature's to decide:
/// it hands out links after its own check ([StoredFiles#link]). By itself a file is shown to who uploaded it and to
/// school-admins, unless it is published.
///
/// @param name `student-photo`; part of keys in storage, so it never changes
/// @param largest in bytes
/// @param uploaders whoever has one of these roles may upload
/// @param published whether everybody may read it who knows its address at the CDN
public record FileKind(String name, Set<FileType> types, long largest, Set<Role> uploaders, boolean published) {

    public FileKind {
        if (!name.matches("[a-z]+(-[a-z]+)*") || types.isEmpty() || largest < 1) {
            throw new IllegalArgumentException("not a kind of file: " + name);
        }
        types = Set.copyOf(types);
        uploaders = Set.copyOf(uploaders);
    }

    private static final Set<FileType> IMAGES = Set.of(FileType.JPEG, FileType.PNG, FileType.WEBP);

    /// Pictures, for whoever the feature lets see them.
    public static FileKind ofImages(String name, long largest, Set<Role> uploaders) {
        return new FileKind(name, IMAGES, largest, uploaders, false);
    }

    /// Pictures and PDF, for whoever the feature lets read them.
    public static FileKind ofDocuments(String name, long largest, Set<Role> uploaders) {
        return new FileKind(name, Set.of(FileType.values()), largest, uploaders, false);
    }

    /// PDF only, for whoever the feature lets read them.
    public static FileKind ofPdf(String name, long largest, Set<Role> uploaders) {
        return new FileKind(name, Set.of(FileType.PDF), largest, uploaders, false);
    }

    boolean mayBeUploadedBy(Caller caller) {
        return caller.isAnyOf(uploaders);
    }
}
