package in.syncad.embedded.aws.sesv2;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A domain or a mail address that mails may come from, with the tokens of its three DKIM records.
record Identity(String name, List<String> dkimTokens, Instant createdAt, Map<String, String> tags) {

    boolean domain() {
        return !name.contains("@");
    }

    String domainName() {
        return name.substring(name.indexOf('@') + 1);
    }
}
