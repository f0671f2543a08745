package in.syncad.api.queues;

import java.util.Locale;

/// What the page says about the form that was sent.
enum Notice {
    RETRIED("The job is being tried again."),
    DROPPED("The job was dropped."),
    GONE("Nothing was changed: the job is no longer failing, or it is running.");

    private final String text;

    Notice(String text) {
        this.text = text;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String text() {
        return text;
    }
}
