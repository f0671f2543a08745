package in.syncad.provisioning.orphans;

import java.util.Locale;

/// What a school has outside the registry, in the order in which it can be removed: a role before its database.
enum Kind {
    ROLE,
    DATABASE,
    SECRET,
    CERTIFICATE,
    DNS_RECORD;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
