package in.syncad.bench.sockets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.function.BiConsumer;

/// What a server is told line by line, each answered by one line: `heap` for the bytes that are in use after a
/// collection, `emit ROOM PHASE` for an event to a room, or to `*`. Ends with its input, so that nothing outlives the
/// benchmark.
final class Orders {

    static final String EVERYBODY = "*";

    private Orders() {}

    /// @param emit to a room, for a phase
    static void obey(BiConsumer<String, Integer> emit) throws IOException {
        PrintStream out = System.out;
        out.println("ready");
        var in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("heap")) {
                out.println(heap());
            } else {
                emit.accept(words[1], Integer.valueOf(words[2]));
                out.println("done");
            }
        }
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
