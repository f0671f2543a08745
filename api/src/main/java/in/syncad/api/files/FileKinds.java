package in.syncad.api.files;

import static java.util.stream.Collectors.toUnmodifiableMap;

import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The kinds of all features, by name.
@Component
class FileKinds {

    private final Map<String, FileKind> byName;

    FileKinds(List<FileKind> kinds) {
        byName = kinds.stream().collect(toUnmodifiableMap(FileKind::name, kind -> kind));
    }

    /// @throws Refused 422
    FileKind named(String name) {
        FileKind kind = byName.get(name);
        if (kind == null) {
            throw Refused.invalid("file.kind-unknown", "/kind", "Files of this kind are not known here.");
        }
        return kind;
    }
}
