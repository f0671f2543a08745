package in.syncad.api.guardians;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a guardian is to a student.
public enum Relation {
    MOTHER,
    FATHER,
    GRANDPARENT,
    SIBLING,
    RELATIVE,
    GUARDIAN,
    OTHER;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Relation ofCode(String code) {
        for (Relation relation : values()) {
            if (relation.code().equals(code)) {
                return relation;
            }
        }
        throw new IllegalArgumentException("no such relation");
    }
}
