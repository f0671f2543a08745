package in.syncad.api.documents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What can be given to others.
public enum SharedAccess {
    VIEWER(Access.VIEWER),
    COMMENTER(Access.COMMENTER),
    EDITOR(Access.EDITOR);

    private final Access access;

    SharedAccess(Access access) {
        this.access = access;
    }

    @JsonValue
    public String code() {
        return access.code();
    }

    @JsonCreator
    public static SharedAccess ofCode(String code) {
        return valueOf(Access.ofCode(code).name());
    }
}
