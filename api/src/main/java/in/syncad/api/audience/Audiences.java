package in.syncad.api.audience;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.common.refusal.Refused;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds out who is meant.
@Component
@Transactional(readOnly = true)
public class Audiences {

    private final List<AudienceSource> sources;

    Audiences(List<AudienceSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// School-admins may write to everybody, others to what a source leaves to them.
    ///
    /// @throws Refused 422 `audience.unknown` when one does not exist, or not for this caller
    public void require(Collection<Audience> audiences, Caller caller) {
        for (Audience audience : audiences) {
            boolean open = of(audience)
                    .anyMatch(source -> caller.is(Role.SCHOOL_ADMIN)
                            ? source.knows(audience.value())
                            : source.mayAddress(audience.value(), caller));
            if (!open) {
                throw Refused.invalid("audience.unknown", "/targets", "There is no such group that you may write to.");
            }
        }
    }

    /// Everybody in any of them.
    public Set<Recipient> members(Collection<Audience> audiences) {
        Set<Recipient> members = new LinkedHashSet<>();
        for (Audience audience : audiences) {
            of(audience).forEach(source -> members.addAll(source.members(audience.value())));
        }
        return members;
    }

    private Stream<AudienceSource> of(Audience audience) {
        return sources.stream().filter(source -> source.kind().equals(audience.kind()));
    }
}
