package in.syncad.api.jobs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// A job that does what the test says, and remembers with which data it was called.
abstract class Rehearsal implements SchoolJob<Rehearsal.Cue> {

    /// @param scene the test's own
    record Cue(String scene, String text) {}

    private final Map<String, Supplier<Outcome>> scenes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> calls = new ConcurrentHashMap<>();

    void play(String scene, Supplier<Outcome> outcome) {
        scenes.put(scene, outcome);
    }

    /// The texts of the calls so far.
    List<String> calls(String scene) {
        return calls.computeIfAbsent(scene, unused -> new CopyOnWriteArrayList<>());
    }

    @Override
    public Class<Cue> dataType() {
        return Cue.class;
    }

    @Override
    public Outcome run(Cue cue) {
        calls(cue.scene()).add(cue.text());
        return Objects.requireNonNull(scenes.getOrDefault(cue.scene(), Outcome.Done::new))
                .get();
    }
}
