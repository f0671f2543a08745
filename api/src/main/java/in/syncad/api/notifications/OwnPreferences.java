package in.syncad.api.notifications;

import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everybody's own preferences.
@Service
@Transactional
class OwnPreferences {

    private final PreferenceStore store;

    OwnPreferences(PreferenceStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    Versioned<Preferences> of(Caller caller) {
        return store.of(caller.id());
    }

    /// They count for what is sent from now on; quiet hours also for what waits already.
    ///
    /// @throws Refused 412; 422 `preferences.channel-shared`, `preferences.choice-twice`,
    ///     `preferences.quiet-hours-empty`
    Versioned<Preferences> set(Preferences preferences, ExpectedVersion expected, Caller caller) {
        if (preferences.choices().stream().anyMatch(choice -> choice.channel() == Channel.TEAMS)) {
            throw Refused.invalid("preferences.channel-shared", "/choices", "This channel is nobody's own.");
        }
        store.lock(caller.id());
        expected.require(store.of(caller.id()).version());
        store.put(caller.id(), preferences);
        return store.of(caller.id());
    }
}
