package in.syncad.api.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.RunningApi;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How fast 5,000 people are told something; the figures are printed. The bounds are loose, for busy machines.
@Tag("slow")
class CampaignTests {

    private static final int PEOPLE = 5_000;
    private static final RunningApi API = RunningApi.shared();
    private static final Recipients SCHOOL = new Recipients(API, API.schools().create("campaigning"));

    @Test
    void fiveThousandPushesAreQueuedAtOnceAndHandedOverInSeconds() {
        List<UUID> users = SCHOOL.addWithDevices(PEOPLE);
        SCHOOL.tell("announcement", "to warm up", users.subList(0, 100));
        await().atMost(Duration.ofMinutes(1)).until(() -> open() == 0);
        SCHOOL.database().sql("""
                UPDATE user_account u SET email = NULL, phone = '+91' || (9000000000 + made.number)
                FROM (SELECT id, row_number() OVER () AS number FROM user_account WHERE display_name = 'Somebody') made
                WHERE u.id = made.id
                """).update();

        long begun = System.nanoTime();
        SCHOOL.tell("announcement", "campaign", users);
        Duration queued = Duration.ofNanos(System.nanoTime() - begun);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> open() == 0);
        Duration handedOver = Duration.ofNanos(System.nanoTime() - begun);

        System.out.printf(
                "%,d pushes queued in %d ms, handed over in %.1f s: %.0f a second%n",
                PEOPLE, queued.toMillis(), handedOver.toMillis() / 1e3, PEOPLE * 1e3 / handedOver.toMillis());
        assertThat(SCHOOL.count("sent", "push")).isEqualTo(PEOPLE + 100);
        assertThat(queued).isLessThan(Duration.ofSeconds(5));
    }

    private static int open() {
        return SCHOOL.count("queued", "push")
                + SCHOOL.count("sending", "push")
                + SCHOOL.count("queued", "email")
                + SCHOOL.count("sending", "email");
    }
}
