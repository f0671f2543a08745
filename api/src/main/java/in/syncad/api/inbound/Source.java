package in.syncad.api.inbound;

import java.util.Locale;

/// Who tells.
enum Source {
    /// Amazon SES, of mails.
    SES,
    /// Amazon SNS, of devices.
    SNS,
    /// Amazon SNS, wanting to know whether we asked to be told.
    SUBSCRIPTION,
    WHATSAPP,
    EXOTEL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
