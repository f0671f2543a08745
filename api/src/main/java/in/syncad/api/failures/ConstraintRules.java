package in.syncad.api.failures;

import java.util.List;

/// The constraints of one feature's tables.
public record ConstraintRules(List<ConstraintRule> rules) {

    public ConstraintRules {
        rules = List.copyOf(rules);
    }

    public static ConstraintRules of(ConstraintRule... rules) {
        return new ConstraintRules(List.of(rules));
    }
}
