package in.syncad.api.notifications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A school's own wordings, beside ours.
final class Templates {

    private final Map<Key, Choice> own;

    private record Key(String kind, Channel channel, Language language) {}

    /// @param registeredWording its id in the Indian registry (DLT), or its name with WhatsApp
    record Choice(Wording wording, Language language, Optional<String> registeredWording) {}

    Templates(List<Template> own) {
        this.own = own.stream()
                .collect(Collectors.toUnmodifiableMap(
                        template -> new Key(template.kind(), template.channel(), template.language()),
                        template -> new Choice(
                                template.details().wording(),
                                template.language(),
                                Optional.ofNullable(template.registeredWording()))));
    }

    /// In that language, or else in English; the school's own, or else ours.
    Choice choose(MessageKind kind, Channel channel, Language language) {
        return Stream.of(language, Language.EN)
                .flatMap(each -> Stream.of(
                        Optional.ofNullable(own.get(new Key(kind.name(), channel, each))),
                        kind.wording(channel, each).map(wording -> new Choice(wording, each, Optional.empty()))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no wording for this channel"));
    }
}
