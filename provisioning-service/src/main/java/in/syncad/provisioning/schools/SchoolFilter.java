package in.syncad.provisioning.schools;

import in.syncad.common.refusal.Refused;
import in.syncad.common.refusal.Refused.FieldError;
import in.syncad.common.tenancy.SchoolStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which schools to list, from the query of `GET /school`.
///
/// @param search a piece of name or slug, in any case
/// @param underWay whether something has to be going on with them, or must not
/// @param after where the page before ended
public record SchoolFilter(
        Optional<String> status,
        Optional<String> district,
        Optional<String> board,
        Optional<String> slug,
        Optional<String> search,
        Optional<Boolean> underWay,
        int limit,
        Optional<SchoolCursor> after) {

    private static final Set<String> KNOWN =
            Set.of("status", "district", "board", "slug", "search", "underWay", "limit", "cursor");
    private static final Set<String> BOOLEAN = Set.of("true", "false");
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;

    /// @throws Refused with every parameter that is wrong
    public static SchoolFilter of(Map<String, String> query) {
        List<FieldError> errors = new ArrayList<>();
        query.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> errors.add(new FieldError(
                        "?" + name, "parameter.unknown", "is not known here; use " + String.join(", ", sorted()))));
        SchoolFilter filter = new SchoolFilter(
                status(query, errors),
                text("district", query, errors),
                text("board", query, errors),
                text("slug", query, errors),
                text("search", query, errors),
                underWay(query, errors),
                limit(query, errors),
                cursor(query, errors));
        if (!errors.isEmpty()) {
            throw Refused.invalid("query.invalid", "Some parameters are wrong; see errors.", errors);
        }
        return filter;
    }

    private static Optional<String> status(Map<String, String> query, List<FieldError> errors) {
        List<String> codes =
                Arrays.stream(SchoolStatus.values()).map(SchoolStatus::code).toList();
        Optional<String> status = Optional.ofNullable(query.get("status"));
        if (status.filter(code -> !codes.contains(code)).isPresent()) {
            errors.add(
                    new FieldError("?status", "parameter.unknown-value", "must be one of " + String.join(", ", codes)));
        }
        return status;
    }

    /// PostgreSQL has no NUL in texts.
    private static Optional<String> text(String name, Map<String, String> query, List<FieldError> errors) {
        Optional<String> text = Optional.ofNullable(query.get(name));
        if (text.filter(given -> given.indexOf('\0') >= 0).isPresent()) {
            errors.add(new FieldError("?" + name, "parameter.malformed", "must be text"));
        }
        return text;
    }

    private static Optional<Boolean> underWay(Map<String, String> query, List<FieldError> errors) {
        Optional<String> text = Optional.ofNullable(query.get("underWay"));
        if (text.filter(each -> !BOOLEAN.contains(each)).isPresent()) {
            errors.add(new FieldError("?underWay", "parameter.unknown-value", "must be true or false"));
        }
        return text.map(Boolean::valueOf);
    }

    private static int limit(Map<String, String> query, List<FieldError> errors) {
        String text = query.getOrDefault("limit", Integer.toString(USUAL_LIMIT));
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        }
        errors.add(new FieldError("?limit", "parameter.out-of-range", "must be from 1 to " + HIGHEST_LIMIT));
        return USUAL_LIMIT;
    }

    private static Optional<SchoolCursor> cursor(Map<String, String> query, List<FieldError> errors) {
        Optional<String> text = Optional.ofNullable(query.get("cursor"));
        Optional<SchoolCursor> cursor = text.flatMap(SchoolCursor::read);
        if (text.isPresent() && cursor.isEmpty()) {
            errors.add(new FieldError("?cursor", "cursor.invalid", "must be a nextCursor of an earlier page"));
        }
        return cursor;
    }

    private static List<String> sorted() {
        return KNOWN.stream().sorted().toList();
    }
}
