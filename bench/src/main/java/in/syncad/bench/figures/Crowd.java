package in.syncad.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several clients at once.
public final class Crowd {

    private Crowd() {}

    /// @param client what each of them does, by its number from 0, one call after the other
    /// @return what all of them measured
    public static Durations of(int clients, Client client) throws Exception {
        Durations durations = new Durations();
        List<Future<Durations>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < clients; number++) {
                running.add(executor.submit(task(client, number)));
            }
            for (Future<Durations> one : running) {
                durations.addAll(one.get());
            }
        }
        return durations;
    }

    private static Callable<Durations> task(Client client, int number) {
        return () -> client.measure(number);
    }

    /// One of them.
    public interface Client {

        Durations measure(int number) throws Exception;
    }
}
