package in.syncad.api.terminal;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a client says first: `{"ticket": …, "role": "cli"}`, or to go on after a lost connection `{"resume": …,
/// "role": "cli", "sent": 12, "received": 34, "stream": 5}`.
///
/// @param resumes whether the ticket is one to resume
/// @param sent the number of the last frame that this end has sent
/// @param stream whose frames it has, up to `received`; 0 if it has none
record FirstFrame(String ticket, boolean resumes, Side role, long sent, long stream, long received) {

    private static final int LONGEST_TICKET = 100;

    /// Unless it is nothing that a client may say first.
    static Optional<FirstFrame> read(String text) {
        try {
            JsonNode frame = JsonMapper.shared().readTree(text);
            boolean resumes = frame.has("resume");
            return Optional.of(new FirstFrame(
                            frame.path(resumes ? "resume" : "ticket").stringValue(""),
                            resumes,
                            Side.ofCode(frame.path("role").stringValue("")),
                            frame.path("sent").longValue(0),
                            frame.path("stream").longValue(0),
                            frame.path("received").longValue(0)))
                    .filter(FirstFrame::isSound);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isSound() {
        return !ticket.isEmpty()
                && ticket.length() <= LONGEST_TICKET
                && sent >= 0
                && stream >= 0
                && received >= 0
                && (resumes || sent + stream + received == 0);
    }

    @Override
    public String toString() {
        return "FirstFrame[%s]".formatted(role);
    }
}
