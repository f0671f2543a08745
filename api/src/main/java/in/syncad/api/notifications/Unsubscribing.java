package in.syncad.api.notifications;

import in.syncad.api.security.Seal;
import in.syncad.api.settings.HostSettings;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets people switch off mails of one category from the mail itself, without signing in (RFC 8058). The link is
/// sealed:
/// it is good for that person, category and school, and for nothing else.
@Service
class Unsubscribing {

    static final String PATH = "/api/v1/notifications/unsubscribe";

    private final PreferenceStore store;
    private final HostSettings hosts;
    private final Seal seal;

    Unsubscribing(PreferenceStore store, HostSettings hosts, TokenSettings tokens) {
        this.store = store;
        this.hosts = hosts;
        this.seal = new Seal(tokens.key("unsubscribe", "AES"));
    }

    URI link(UUID user, MessageCategory category) {
        School school = CurrentSchool.get();
        return URI.create("https://%s.%s%s?token=%s"
                .formatted(
                        school.slug(), hosts.baseDomain(), PATH, seal.seal(user + category.code(), context(school))));
    }

    /// Repeating it changes nothing.
    ///
    /// @throws Refused 404 when the link is not one of ours for this school
    @Transactional
    void unsubscribe(String token) {
        String text = seal.open(token, context(CurrentSchool.get()))
                .orElseThrow(() -> Refused.notFound("unsubscribe.unknown", "This link is not valid."));
        int end = new UUID(0, 0).toString().length();
        store.switchOff(
                UUID.fromString(text.substring(0, end)), MessageCategory.ofCode(text.substring(end)), Channel.EMAIL);
    }

    private static String context(School school) {
        return "unsubscribe " + school.id();
    }
}
