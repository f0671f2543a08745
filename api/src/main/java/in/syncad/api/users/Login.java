package in.syncad.api.users;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a person signs in with, in its one normal form.
public sealed interface Login {

    String value();

    /// A mail address.
    record Mail(String value) implements Login {

        private static final Pattern FORM = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

        public Mail {
            value = value.strip().toLowerCase(Locale.ROOT);
            if (!FORM.matcher(value).matches()) {
                throw new IllegalArgumentException("not a mail address");
            }
        }

        /// Personal data: stays out of logs.
        @Override
        public String toString() {
            return "Mail[]";
        }
    }

    /// A phone number in E.164; spaces and dashes are taken out.
    record Phone(String value) implements Login {

        public static final String E164 = "\\+[1-9][0-9]{6,14}";
        public static final String WANTED = "must be a phone number in E.164, such as +919876543210";

        private static final Pattern FORM = Pattern.compile(E164);

        public Phone {
            value = value.replaceAll("[\\s-]", "");
            if (!FORM.matcher(value).matches()) {
                throw new IllegalArgumentException("not a phone number in E.164");
            }
        }

        /// Personal data: stays out of logs.
        @Override
        public String toString() {
            return "Phone[]";
        }
    }

    /// The reverse of [#value]: a mail address has an `@`, a phone number begins with `+`.
    static Login of(String value) {
        return value.indexOf('@') < 0 ? new Phone(value) : new Mail(value);
    }
}
