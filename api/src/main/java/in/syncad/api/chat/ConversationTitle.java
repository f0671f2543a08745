package in.syncad.api.chat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What managers of a group can change about it.
record ConversationTitle(
        @NotBlank @Size(max = ConversationTitle.LONGEST) String title) {

    static final int LONGEST = 100;

    ConversationTitle {
        title = title == null ? "" : title.replaceAll("\\s+", " ").strip();
    }

    /// What people talk about stays out of logs.
    @Override
    public String toString() {
        return "ConversationTitle[]";
    }
}
