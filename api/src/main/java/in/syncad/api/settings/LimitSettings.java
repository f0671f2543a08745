package in.syncad.api.settings;

import in.syncad.common.settings.Variables;

/// How much one caller may ask for.
///
/// @param address requests a minute from one network: a school may have everybody behind one
/// @param signIn of these, requests of people who are not signed in yet
/// @param user requests a minute of one user
/// @param school requests a minute of all users of a school
/// @param oneTimePasswords that one network may ask for in an hour, whatever the school
public record LimitSettings(int address, int signIn, int user, int school, int oneTimePasswords) {

    private static final int MOST_REQUESTS = 100_000_000;
    private static final int MOST_ONE_TIME_PASSWORDS = 1_000_000;

    static LimitSettings from(Variables variables) {
        return new LimitSettings(
                variables.number("RATE_LIMIT_ADDRESS", 6_000, 1, MOST_REQUESTS),
                variables.number("RATE_LIMIT_SIGN_IN", 300, 1, MOST_REQUESTS),
                variables.number("RATE_LIMIT_USER", 600, 1, MOST_REQUESTS),
                variables.number("RATE_LIMIT_SCHOOL", 12_000, 1, MOST_REQUESTS),
                variables.number("ONE_TIME_PASSWORDS_PER_ADDRESS_AND_HOUR", 20, 1, MOST_ONE_TIME_PASSWORDS));
    }
}
