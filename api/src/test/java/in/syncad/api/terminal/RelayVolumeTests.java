package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/// What `bench/relay.sh` runs: much of it, over Redis, in both directions at once.
@EnabledIfSystemProperty(named = "relay.megabytes", matches = "[0-9]{1,5}")
class RelayVolumeTests {

    private static final int MEGABYTE = 1 << 20;
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final long megabytes = Integer.getInteger("relay.megabytes", 100);

    @Test
    void everyByteArrivesAndMemoryIsBounded() throws Exception {
        Map<String, Object> changes =
                Map.of("syncad.terminal.over-redis", "true", "syncad.terminal.bytes-per-second", "1000000000");
        try (RunningApi one = RunningApi.on(EmbeddedPlatform.shared(), changes);
                RunningApi other = RunningApi.on(EmbeddedPlatform.shared(), changes)) {
            Desk desk = new Desk(RunningApi.shared(), "Volume");
            String session = desk.session();
            try (TerminalEnd shell = desk.connect(one, session, Side.CLI);
                    TerminalEnd page = desk.connect(other, session, Side.BROWSER)) {
                await().until(() -> shell.isStarted() && page.isStarted());
                long start = System.nanoTime();
                CompletableFuture<String> shown = typing(shell, 1);
                CompletableFuture<String> typed = typing(page, 2);
                assertThat(shown.join()).isNotEqualTo(typed.join());
                page.awaitShown(megabytes * MEGABYTE);
                shell.awaitShown(megabytes * MEGABYTE);
                double seconds = (System.nanoTime() - start) / 1e9;

                assertThat(page.sha256()).isEqualTo(shown.join());
                assertThat(shell.sha256()).isEqualTo(typed.join());
                System.out.printf(
                        "%d MB each way through the relay in %.1f s (%.0f MB/s in all), SHA-256 equal; heap after "
                                + "collection at most %d MB of %d; Redis at most %s%n",
                        megabytes,
                        seconds,
                        2 * megabytes / seconds,
                        heapAfterCollection() / MEGABYTE,
                        Runtime.getRuntime().maxMemory() / MEGABYTE,
                        redisPeak());
            }
        }
    }

    private CompletableFuture<String> typing(TerminalEnd end, int seed) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Random random = new Random(seed);
                        MessageDigest digest = MessageDigest.getInstance("SHA-256");
                        byte[] block = new byte[MEGABYTE];
                        for (int count = 0; count < megabytes; count++) {
                            random.nextBytes(block);
                            digest.update(block);
                            end.type(block);
                        }
                        return HexFormat.of().formatHex(digest.digest());
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                },
                THREADS);
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static String redisPeak() {
        return Objects.requireNonNull(
                RunningApi.shared().bean(StringRedisTemplate.class).execute((RedisCallback<String>) connection ->
                        connection.serverCommands().info("memory").getProperty("used_memory_peak_human")));
    }
}
