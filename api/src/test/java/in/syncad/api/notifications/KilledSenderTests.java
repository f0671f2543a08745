package in.syncad.api.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Message;
import in.syncad.embedded.process.Commands;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What dies while 5,000 mails are being sent. The inbox is the provider's record of what it accepted: nobody may be
/// missing from it, and twice in it may only be who was in the one batch that was on its way, which the number of
/// attempts shows.
@Tag("slow")
class KilledSenderTests {

    private static final int PEOPLE = 5_000;
    private static final int SENT_AT_THE_KILL = 1_000;
    private static final String SEND = "sesv2.SendEmail";
    private static final String LEASE = "20s";
    /// What one job has taken on at a time ([DeliverySettings]).
    private static final int BATCH = 64;

    private final EmbeddedPlatform platform = EmbeddedPlatform.temporary();
    private School school;
    private List<UUID> people;

    @BeforeEach
    void addPeople() {
        try (RunningApi api = RunningApi.on(platform, Map.of())) {
            school = api.schools().create("killed-sender");
            people = new Recipients(api, school).add(PEOPLE);
        }
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aKilledServiceLosesNobodyAndRepeatsOneBatchAtMost() throws Exception {
        Process sender = startSender();
        try {
            Thread.ofVirtual().start(() -> sender.inputReader().lines().forEach(line -> {}));
            awaitCalls(SENT_AT_THE_KILL);
        } finally {
            sender.destroyForcibly().waitFor();
        }
        assertThat(calls()).isLessThan(PEOPLE);
        try (RunningApi next = RunningApi.on(platform, Map.of())) {
            assertThat(repeatedOnceAllAreReached(next)).hasSizeLessThanOrEqualTo(BATCH);
        }
    }

    @Test
    void aKilledDatabaseLosesNobodyAndRepeatsOneBatchAtMost() {
        try (RunningApi api = sending()) {
            platform.postgres().kill();
            platform.postgres().restart();
            assertThat(calls()).isLessThan(PEOPLE);

            assertThat(repeatedOnceAllAreReached(api)).hasSizeLessThanOrEqualTo(BATCH);
        }
    }

    @Test
    void withoutRedisMessagesGoOutAsEver() {
        try (RunningApi api = sending()) {
            platform.redis().kill();
            awaitCalls(2 * SENT_AT_THE_KILL);
            platform.redis().restart();
            assertThat(calls()).isLessThan(PEOPLE);

            assertThat(repeatedOnceAllAreReached(api)).isEmpty();
        }
    }

    /// A service in this process that is in the middle of it.
    private RunningApi sending() {
        RunningApi api = RunningApi.on(platform, Map.of("syncad.notifications.lease", LEASE));
        new Recipients(api, school).tell("announcement", MortalSender.KEY, people);
        awaitCalls(SENT_AT_THE_KILL);
        return api;
    }

    /// @return the addresses to which more than one attempt was made
    private Set<String> repeatedOnceAllAreReached(RunningApi api) {
        Recipients recipients = new Recipients(api, school);
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(recipients.count("sent", "email")).isEqualTo(PEOPLE));
        Map<String, Long> accepted = accepted();
        assertThat(accepted).hasSize(PEOPLE);
        Set<String> twice = accepted.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> repeated = recipients.attemptedAgain();
        System.out.printf("%d attempted again, %d of them accepted twice%n", repeated.size(), twice.size());
        assertThat(accepted.values()).allMatch(count -> count <= 2);
        assertThat(repeated).containsAll(twice);
        return repeated;
    }

    private Map<String, Long> accepted() {
        return platform.aws().inbox().newest(Optional.empty(), Optional.of(Channel.EMAIL), 2 * PEOPLE).stream()
                .filter(mail -> mail.to().endsWith("@people.example.org"))
                .collect(Collectors.groupingBy(Message::to, Collectors.counting()));
    }

    private void awaitCalls(int count) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> calls() > count);
    }

    private long calls() {
        return platform.aws().calls(SEND);
    }

    private Process startSender() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Commands.ofShortLivedJvm(MortalSender.class, school.slug(), LEASE));
        builder.environment().putAll(platform.apiEnvironment());
        builder.environment().put("JWT_SECRET", "a secret for tests with more than thirty-two bytes");
        return builder.redirectErrorStream(true).start();
    }
}
