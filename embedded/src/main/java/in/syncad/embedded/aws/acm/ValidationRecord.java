package in.syncad.embedded.aws.acm;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.dns.DomainName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The CNAME that proves a name: the same for every certificate of this account, and for a wildcard and its base
/// (https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html).
record ValidationRecord(String name, String value) {

    static ValidationRecord of(Account account, String domainName) {
        String base = domainName.startsWith("*.") ? domainName.substring(2) : domainName;
        String hash = hash(account.id() + "/" + base);
        return new ValidationRecord(
                "_" + hash.substring(0, 32) + "." + DomainName.of(base),
                "_" + hash.substring(32) + ".acm-validations.aws.");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
