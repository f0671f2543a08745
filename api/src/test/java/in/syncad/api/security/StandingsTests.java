package in.syncad.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.api.testing.HeldDataSource;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class StandingsTests {

    private static final RunningApi API = RunningApi.shared();
    private static final School SCHOOL = API.schools().create("standings");
    private static final JdbcClient DATABASE = API.schools().database(SCHOOL);
    private static final UUID ADMIN =
            DATABASE.sql("SELECT id FROM user_account").query(UUID.class).single();

    private final HeldDataSource source = new HeldDataSource(API.bean(SchoolDataSource.class));
    private final Standings standings = new Standings(new StandingStore(JdbcClient.create(source), Clock.systemUTC()));

    @Test
    void asksTheDatabaseOnceAndThenRemembers() {
        AccessToken token = token(ADMIN, openSession());

        require(token);
        require(token);

        assertThat(source.borrowed()).isEqualTo(1);
    }

    @Test
    void anEndedSessionIsRefusedAtOnceAndOnlyItsAccountIsAskedForAgain() {
        AccessToken token = token(ADMIN, openSession());
        AccessToken other = token(UUID.fromString("00000000-0000-7000-8000-000000000001"), UUID.randomUUID());
        require(token);
        assertEnded(other);

        end(token);

        assertEnded(token);
        assertThat(source.borrowed()).isEqualTo(3);
        assertEnded(other);
        assertThat(source.borrowed()).isEqualTo(3);
    }

    @Test
    void anAnswerThatWasReadBeforeTheEndAndArrivesAfterItIsNotKept() throws Exception {
        AccessToken token = token(ADMIN, openSession());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                HeldDataSource.Hold hold = source.holdNext()) {
            Future<?> slow = executor.submit(() -> require(token));
            hold.awaitHeld();
            end(token);
            hold.close();
            slow.get();
        }

        assertEnded(token);
    }

    @Test
    void aSlowDatabaseKeepsNobodyElseWaiting() throws Exception {
        AccessToken token = token(ADMIN, openSession());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                HeldDataSource.Hold hold = source.holdNext()) {
            Future<?> slow = executor.submit(() -> require(token));
            hold.awaitHeld();
            Future<?> others = executor.submit(() -> {
                for (int each = 0; each < 100; each++) {
                    assertEnded(token(ADMIN, UUID.randomUUID()));
                }
            });

            others.get(20, TimeUnit.SECONDS);
            assertThat(slow).isNotDone();
        }
    }

    private void require(AccessToken token) {
        CurrentSchool.run(SCHOOL, () -> standings.require(token));
    }

    private void assertEnded(AccessToken token) {
        assertThatThrownBy(() -> require(token))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("session.ended"));
    }

    private void end(AccessToken token) {
        TransactionTemplate transaction = new TransactionTemplate(API.bean(PlatformTransactionManager.class));
        CurrentSchool.run(
                SCHOOL,
                () -> transaction.executeWithoutResult(status -> {
                    standings.forgetAfterCommit(token.user());
                    DATABASE.sql("UPDATE session SET revoked_at = now(), revoked_for = 'logout' WHERE id = :id")
                            .param("id", token.session())
                            .update();
                }));
    }

    private static UUID openSession() {
        UUID session = UUID.randomUUID();
        DATABASE.sql("""
                        INSERT INTO session (id, user_id, created_at, expires_at)
                        VALUES (:id, :user, now(), now() + INTERVAL '1 day')
                        """).param("id", session).param("user", ADMIN).update();
        return session;
    }

    private static AccessToken token(UUID user, UUID session) {
        return new AccessToken(
                SCHOOL.id(),
                user,
                session,
                0,
                Set.of(Role.SCHOOL_ADMIN),
                Instant.now().plusSeconds(60),
                Optional.empty());
    }
}
