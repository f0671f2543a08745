package in.syncad.api.contacts;

import in.syncad.api.security.Role;
import in.syncad.common.refusal.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;

/// Which roles may talk to which. What no rule names is not allowed. Who has several roles may do what any of them may.
public record ContactPolicy(@NotNull @Size(max = 36) List<@Valid @NotNull Rule> rules) {

    /// For a pair of roles, in both directions.
    public record Rule(
            @NotNull Role one, @NotNull Role other, @NotNull Reach reach) {

        /// Alike, whichever role was named first.
        Rule inOrder() {
            return one.code().compareTo(other.code()) <= 0 ? this : new Rule(other, one, reach);
        }
    }

    /// Pairs in order, the rules by pairs.
    ///
    /// @throws Refused 422 when two rules are for one pair
    ContactPolicy inOrder() {
        List<Rule> ordered = rules.stream()
                .map(Rule::inOrder)
                .sorted(Comparator.comparing((Rule rule) -> rule.one().code())
                        .thenComparing(rule -> rule.other().code()))
                .toList();
        long pairs = ordered.stream()
                .map(rule -> List.of(rule.one(), rule.other()))
                .distinct()
                .count();
        if (pairs < ordered.size()) {
            throw Refused.invalid("contact-policy.pair-twice", "/rules", "There are two rules for one pair of roles.");
        }
        return new ContactPolicy(ordered);
    }
}
