package in.syncad.common.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class CurrentSchoolTests {

    private final School springfield = school("springfield");
    private final School shelbyville = school("shelbyville");

    @Test
    void isBoundForTheWorkAndNotAfterIt() {
        assertThat(CurrentSchool.<School, RuntimeException>call(springfield, CurrentSchool::get))
                .isEqualTo(springfield);
        assertThat(CurrentSchool.isBound()).isFalse();
        assertThatIllegalStateException().isThrownBy(CurrentSchool::get);
    }

    @Test
    void standsInTheLogWhileItIsBound() {
        CurrentSchool.run(springfield, () -> {
            CurrentSchool.run(springfield, () -> {});
            assertThat(MDC.get("school")).isEqualTo(springfield.id().toString());
        });

        assertThat(MDC.get("school")).isNull();
    }

    @Test
    void doesNotFollowIntoAnotherThread() {
        CurrentSchool.run(springfield, () -> {
            CompletableFuture<Boolean> elsewhere = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> elsewhere.complete(CurrentSchool.isBound()));
            assertThat(elsewhere.join()).isFalse();
        });
    }

    @Test
    void isOneSchoolAThreadHoweverManyThreadsThereAre() {
        for (int i = 0; i < 200; i++) {
            School school = school("school-" + i);
            CompletableFuture<School> seen = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> CurrentSchool.run(school, () -> seen.complete(CurrentSchool.get())));
            assertThat(seen.join()).isEqualTo(school);
        }
    }

    @Test
    void refusesToTurnToASchoolInsideATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatIllegalStateException().isThrownBy(() -> CurrentSchool.run(springfield, () -> {}));
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void refusesToTurnFromOneSchoolToAnother() {
        CurrentSchool.run(
                springfield,
                () -> assertThatIllegalStateException().isThrownBy(() -> CurrentSchool.run(shelbyville, () -> {})));
    }

    private static School school(String slug) {
        SchoolId id = new SchoolId(UUID.randomUUID());
        return new School(id, slug, slug, SchoolStatus.ACTIVE, id.databaseName(), ZoneId.of("Asia/Kolkata"));
    }
}
