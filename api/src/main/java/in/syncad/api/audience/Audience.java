package in.syncad.api.audience;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A group of people.
///
/// @param kind `school`, `role`, `user`, `section`, `grade`
/// @param value which one of that kind: the code of a role, an id, a grade; empty for the whole school
public record Audience(
        @NotBlank @Size(max = 40) String kind,
        @Size(max = 100) String value) {

    public static final Audience SCHOOL = new Audience("school", "");

    public Audience {
        kind = kind == null ? "" : kind.strip();
        value = value == null ? "" : value.strip();
    }
}
