package in.syncad.api.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `kill -9` while 5,000 mails are being sent, then a restart of PostgreSQL and Redis.
@Tag("slow")
class KilledSenderTests {

    private static final int PEOPLE = 5_000;
    private static final int SENT_AT_THE_KILL = 1_000;
    private static final String SEND = "sesv2.SendEmail";
    /// What one job has taken on at a time ([DeliverySettings]).
    private static final int BATCH = 64;

    @Test
    void everybodyIsReachedAndOnlyWhatWasOnItsWayComesTwice() throws Exception {
        try (EmbeddedPlatform platform = EmbeddedPlatform.temporary()) {
            School school = prepared(platform);
            sendUntilKilled(platform, school);
            platform.postgres().kill();
            platform.redis().kill();
            platform.redis().restart();
            platform.postgres().restart();
            try (RunningApi next = RunningApi.on(platform, Map.of())) {
                JdbcClient database = next.schools().database(school);
                await().atMost(Duration.ofMinutes(4))
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> assertThat(sent(database)).isEqualTo(PEOPLE));
                assertReached(platform);
            }
        }
    }

    private static void assertReached(EmbeddedPlatform platform) {
        List<Message> mails = platform.aws().inbox().newest(Optional.empty(), Optional.of(Channel.EMAIL), 10_000);
        Map<String, Long> received = mails.stream()
                .filter(mail -> mail.to().endsWith("@people.example.org"))
                .collect(Collectors.groupingBy(Message::to, Collectors.counting()));
        assertThat(received).hasSize(PEOPLE);
        long doubled = received.values().stream().filter(count -> count > 1).count();
        assertThat(received.values()).allMatch(count -> count <= 2);
        assertThat(doubled).isLessThanOrEqualTo(BATCH);
        System.out.printf("%d of %d came twice%n", doubled, PEOPLE);
    }

    private static School prepared(EmbeddedPlatform platform) {
        try (RunningApi first = RunningApi.on(platform, Map.of())) {
            School school = first.schools().create("killed-sender");
            new Recipients(first, school).add(PEOPLE);
            return school;
        }
    }

    private static void sendUntilKilled(EmbeddedPlatform platform, School school) throws Exception {
        Process child = start(platform, school);
        try {
            Thread.ofVirtual().start(() -> child.inputReader().lines().forEach(line -> {}));
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> platform.aws().calls(SEND) > SENT_AT_THE_KILL);
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(platform.aws().calls(SEND)).isLessThan(PEOPLE);
    }

    private static Process start(EmbeddedPlatform platform, School school) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MortalSender.class.getName(),
                school.slug(),
                "20s");
        builder.environment().putAll(platform.apiEnvironment());
        builder.environment().put("JWT_SECRET", "a secret for tests with more than thirty-two bytes");
        return builder.redirectErrorStream(true).start();
    }

    private static int sent(JdbcClient database) {
        return database.sql("""
                        SELECT count(*) FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
                        WHERE n.dedupe_key = :key AND d.channel = 'email' AND d.state = 'sent'
                        """)
                .param("key", MortalSender.KEY)
                .query(Integer.class)
                .single();
    }
}
