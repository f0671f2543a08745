package in.syncad.common.aws;

import static in.syncad.common.aws.Cloud.AWS;
import static in.syncad.common.aws.Cloud.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.secret.Secrets;
import in.syncad.embedded.aws.faults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsManagerSecretsTests {

    private final Secrets secrets = Cloud.secrets();
    private final String name = "syncad/school/%s/database".formatted(UUID.randomUUID());

    @AfterEach
    void clearFaults() {
        AWS.faults().clear();
    }

    @Test
    void createsReplacesAndGoesBackToAnEarlierValue() {
        for (String value : List.of("one", "two", "one", "one")) {
            secrets.put(name, value);
            assertThat(secrets.find(name)).contains(value);
        }
    }

    @Test
    void writesNothingWhenTheValueStandsAlready() {
        secrets.put(name, "one");
        long writes = AWS.calls("secretsmanager.PutSecretValue");

        secrets.put(name, "one");

        assertThat(AWS.calls("secretsmanager.PutSecretValue")).isEqualTo(writes);
    }

    @Test
    void deletesAtOnceSoThatTheNameMayBeUsedAgain() {
        secrets.put(name, "one");

        secrets.delete(name);
        secrets.delete(name);

        assertThat(secrets.find(name)).isEmpty();
        assertThat(AWS.secretNames()).doesNotContain(name);
        secrets.put(name, "two");
        assertThat(secrets.find(name)).contains("two");
    }

    @Test
    void allWhoPutIfAbsentAtOnceGetTheSameValue() throws Exception {
        List<Callable<String>> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String value = "value-" + i;
            callers.add(() -> secrets.putIfAbsent(name, value));
        }

        List<String> seen = atOnce(callers);

        assertThat(seen).containsOnly(secrets.find(name).orElseThrow());
        assertThat(secrets.putIfAbsent(name, "late")).isEqualTo(seen.getFirst());
    }

    @Test
    void ofManyWhoPutAtOnceOneIsLast() throws Exception {
        List<Callable<String>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String value = "value-" + i;
            callers.add(() -> {
                secrets.put(name, value);
                return value;
            });
        }

        assertThat(atOnce(callers)).contains(secrets.find(name).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretsmanager.CreateSecret", "secretsmanager.PutSecretValue"})
    void aLostReplyIsRepeatedWithoutASecondEffect(String operation) {
        secrets.put(name + "-other", "one");
        AWS.faults().next(operation, Fault.timeoutAfterCommit());

        secrets.put(name, "one");
        secrets.put(name + "-other", "two");

        assertThat(secrets.find(name)).contains("one");
        assertThat(secrets.find(name + "-other")).contains("two");
        assertThat(AWS.secretNames().stream().filter(name::equals)).hasSize(1);
    }

    @Test
    void throttlingIsWaitedOutForAWhileAndThenTransient() {
        AWS.faults().next("secretsmanager.GetSecretValue", Fault.throttle(), 2);
        assertThat(secrets.find(name)).isEmpty();

        AWS.faults().always("secretsmanager.GetSecretValue", Fault.throttle());
        assertThat(failureOf(() -> secrets.find(name)).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aNameThatAwsRefusesIsPermanentAndTheValueIsNotRepeated() {
        OutsideFailure failure = failureOf(() -> secrets.put("n".repeat(600), "do-not-tell"));

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure).hasMessageNotContaining("do-not-tell").hasNoCause();
    }

    private static List<String> atOnce(List<Callable<String>> callers) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> results = new ArrayList<>();
            for (Future<String> result : threads.invokeAll(callers)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
