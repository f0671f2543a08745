package in.syncad.api.sections;

import in.syncad.api.audience.AudienceSource;
import in.syncad.api.audience.Recipient;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.SchoolCalendar;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The students of one section of this year, and their guardians. Teachers may write to their own classes.
@Component
class SectionAudience implements AudienceSource {

    private final SectionAudienceStore store;
    private final SchoolCalendar calendar;

    SectionAudience(SectionAudienceStore store, SchoolCalendar calendar) {
        this.store = store;
        this.calendar = calendar;
    }

    @Override
    public String kind() {
        return "section";
    }

    @Override
    public boolean knows(String value) {
        return id(value).filter(store::hasSection).isPresent();
    }

    @Override
    public boolean mayAddress(String value, Caller caller) {
        return caller.is(Role.TEACHER)
                && id(value)
                        .filter(section -> store.isTaughtBy(section, caller.id(), calendar.today()))
                        .isPresent();
    }

    @Override
    public List<Recipient> members(String value) {
        return id(value)
                .map(section -> store.ofSection(section, calendar.today()))
                .orElse(List.of());
    }

    private static Optional<UUID> id(String value) {
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
