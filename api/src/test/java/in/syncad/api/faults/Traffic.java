package in.syncad.api.faults;

import in.syncad.api.testing.ApiAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Clients that go on asking, each on a virtual thread of its own, and everything they were answered.
final class Traffic implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();

    /// @param asked when, by `System.nanoTime()`
    record Answered(ApiAnswer answer, long asked, Duration took) {

        boolean isSuccess() {
            return answer.status() / 100 == 2;
        }

        boolean isUnavailable() {
            return answer.status() == 503;
        }
    }

    /// What one client does over and over, until the traffic ends.
    interface Round {

        void run() throws InterruptedException;
    }

    void client(Round round) {
        clients.add(executor.submit(() -> {
            do {
                round.run();
            } while (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
            return null;
        }));
    }

    /// Asks, and remembers the answer.
    ApiAnswer ask(Supplier<ApiAnswer> request) {
        long asked = System.nanoTime();
        ApiAnswer answer = request.get();
        answers.add(new Answered(answer, asked, Duration.ofNanos(System.nanoTime() - asked)));
        return answer;
    }

    /// Asks until there is an answer other than 503, in the manner of a client that must not lose its request.
    ApiAnswer askUntilDone(Supplier<ApiAnswer> request) throws InterruptedException {
        ApiAnswer answer = ask(request);
        while (answer.status() == 503) {
            stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            answer = ask(request);
        }
        return answer;
    }

    List<Answered> answers() {
        return List.copyOf(answers);
    }

    /// Those to requests that were sent after that moment.
    List<Answered> answersSince(long moment) {
        return answers.stream().filter(answer -> answer.asked() - moment > 0).toList();
    }

    /// Lets each client end its round, and fails if one of them failed.
    void end() throws InterruptedException, ExecutionException {
        stop.countDown();
        for (Future<?> client : clients) {
            client.get();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        executor.shutdownNow();
        executor.close();
    }
}
