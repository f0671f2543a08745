package in.syncad.api.passwords;

/// Knows passwords that were found in breaches elsewhere and that everybody tries first.
interface BreachedPasswords {

    /// @param sha1 of the password, 40 upper-case hexadecimal digits
    boolean contain(String sha1);
}
