package in.syncad.provisioning.schools;

import in.syncad.common.certificate.CertificateMode;
import in.syncad.common.refusal.Refused;
import in.syncad.common.refusal.Refused.FieldError;
import in.syncad.provisioning.registry.Slug;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks the fields of a request and gathers what is wrong, so that the caller sees all of it at once. A check that
/// fails returns a harmless stand-in; [#refuse] comes before anything is used.
final class FieldChecks {

    static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Kolkata");

    private static final Slug NO_SLUG = new Slug("none");
    private static final int LONGEST_EMAIL = 254;

    /// What HTML's `input type=email` takes, with a dot in the domain. SES takes no other local parts.
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private final List<FieldError> errors = new ArrayList<>();

    /// @throws Refused when any check failed
    void refuse() {
        if (!errors.isEmpty()) {
            throw Refused.invalid("school.invalid", "Some fields are wrong; see errors.", errors);
        }
    }

    /// One line of text.
    String line(String pointer, @Nullable String text, int longest) {
        Optional<String> given = required(pointer, text);
        if (given.filter(line -> line.codePointCount(0, line.length()) > longest)
                .isPresent()) {
            error(pointer, "field.too-long", "must have at most %d characters".formatted(longest));
        }
        if (given.filter(line -> line.codePoints().anyMatch(FieldChecks::isUnprintable))
                .isPresent()) {
            error(pointer, "field.malformed", "must be one line of text without control characters");
        }
        return given.orElse("");
    }

    Slug slug(String pointer, @Nullable String text) {
        Optional<String> given = required(pointer, text);
        if (given.filter(slug -> !Slug.isWellFormed(slug)).isPresent()) {
            error(
                    pointer,
                    "slug.malformed",
                    "must be 3 to 40 characters: lower-case letters, digits, and hyphens inside, such as"
                            + " springfield-high");
        }
        Optional<Slug> slug = given.filter(Slug::isWellFormed).map(Slug::new);
        if (slug.filter(Slug::isReserved).isPresent()) {
            error(pointer, "slug.reserved", "is reserved for the platform; choose another");
        }
        return slug.orElse(NO_SLUG);
    }

    String email(String pointer, @Nullable String text) {
        Optional<String> given = required(pointer, text);
        if (given.filter(email ->
                        email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())
                .isPresent()) {
            error(pointer, "email.malformed", "must be an e-mail address such as admin@springfield.edu");
        }
        return given.orElse("");
    }

    String phone(String pointer, @Nullable String text) {
        Optional<String> given = required(pointer, text);
        if (given.filter(phone -> !E164.matcher(phone).matches()).isPresent()) {
            error(pointer, "phone.malformed", "must be in E.164 form such as +919876543210");
        }
        return given.orElse("");
    }

    CertificateMode certificate(String pointer, @Nullable String text) {
        return switch (text) {
            case null -> CertificateMode.WILDCARD;
            case "wildcard" -> CertificateMode.WILDCARD;
            case "dedicated" -> CertificateMode.DEDICATED;
            default -> {
                error(pointer, "field.unknown-value", "must be wildcard or dedicated");
                yield CertificateMode.WILDCARD;
            }
        };
    }

    ZoneId timeZone(String pointer, @Nullable String text) {
        if (text == null) {
            return DEFAULT_ZONE;
        }
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            error(pointer, "field.unknown-value", "must be a time zone such as Asia/Kolkata");
            return DEFAULT_ZONE;
        }
        return ZoneId.of(text);
    }

    private Optional<String> required(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            error(pointer, "field.required", "must be given");
            return Optional.empty();
        }
        return Optional.of(text.strip());
    }

    private void error(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    /// Control and format characters (bidirectional overrides, zero-width), line and paragraph separators, halves of
    /// surrogate pairs: none belongs into a name, and some cannot be stored.
    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> codePoint != ZERO_WIDTH_JOINER && codePoint != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }

    /// Devanagari and other scripts of India spell with these two.
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private static final int ZERO_WIDTH_JOINER = 0x200D;
}
