package in.syncad.api.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A kind of message that a feature sends; features give theirs as beans.
///
/// @param name unique and stable, such as `announcement`
/// @param channels by which it goes, where the recipient allows it
/// @param urgent whether quiet hours do not count
/// @param variables what every message of this kind brings along
/// @param wordings what it says; English for each channel, other languages where there are any
/// @param tap what the app does with a push
public record MessageKind(
        String name,
        MessageCategory category,
        List<Channel> channels,
        boolean urgent,
        Set<String> variables,
        Map<Language, Map<Channel, Wording>> wordings,
        Tap tap) {

    /// The app gets `type` and, as `id`, the variable of that name.
    ///
    /// @param action what the app opens
    public record Tap(String type, String action) {}

    public MessageKind {
        channels = List.copyOf(channels);
        variables = Set.copyOf(variables);
        wordings = Map.copyOf(wordings);
        Map<Channel, Wording> english = wordings.getOrDefault(Language.EN, Map.of());
        if (!english.keySet().containsAll(channels) || !variables.contains("id")) {
            throw new IllegalArgumentException(name + " needs an English wording for each channel and an id");
        }
        for (Map<Channel, Wording> language : wordings.values()) {
            for (Wording wording : language.values()) {
                if (!variables.containsAll(wording.variables())) {
                    throw new IllegalArgumentException(name + " names a variable that it does not have");
                }
            }
        }
    }

    Optional<Wording> wording(Channel channel, Language language) {
        return Optional.ofNullable(wordings.getOrDefault(language, Map.of()).get(channel));
    }
}
