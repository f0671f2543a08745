package in.syncad.api.students;

import in.syncad.common.refusal.Refused;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The orders in which students can be listed; each has an index.
enum StudentOrder {
    NAME("name", "(s.name_key, s.id) > (:key, :after)", "s.name_key, s.id"),
    ADMISSION_NO(
            "admissionNo",
            "(s.admission_no COLLATE \"C\", s.id) > (:key, :after)",
            "s.admission_no COLLATE \"C\", s.id"),
    NEWEST(
            "-admissionDate",
            "(s.admission_date, s.id) < (CAST(:key AS date), :after)",
            "s.admission_date DESC, s.id DESC");

    private final String parameter;
    private final String after;
    private final String order;

    StudentOrder(String parameter, String after, String order) {
        this.parameter = parameter;
        this.after = after;
        this.order = order;
    }

    static StudentOrder of(String parameter) {
        return Arrays.stream(values())
                .filter(order -> order.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "sort.unknown",
                        "?sort",
                        Arrays.stream(values())
                                .map(order -> order.parameter)
                                .collect(Collectors.joining(", ", "sort must be one of ", "."))));
    }

    /// True for rows after the position (`:key`, `:after`).
    String after() {
        return after;
    }

    String order() {
        return order;
    }
}
