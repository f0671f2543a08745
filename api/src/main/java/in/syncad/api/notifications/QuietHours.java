package in.syncad.api.notifications;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// Hours of the day at the school in which nothing but urgent messages makes a sound; they may cross midnight.
///
/// @param from included, such as `21:30`
/// @param to excluded
public record QuietHours(
        @NotNull @Pattern(regexp = QuietHours.TIME, message = QuietHours.WANTED)
        String from,

        @NotNull @Pattern(regexp = QuietHours.TIME, message = QuietHours.WANTED)
        String to) {

    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    static final String WANTED = "must be a time of day such as 21:30";
}
