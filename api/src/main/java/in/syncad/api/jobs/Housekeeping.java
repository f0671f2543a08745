package in.syncad.api.jobs;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Does all chores of one school.
@Component
class Housekeeping implements SchoolJob<Housekeeping.Night> {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /// Nothing needs to be known.
    record Night() {}

    private final List<Chore> chores;

    Housekeeping(List<Chore> chores) {
        this.chores = List.copyOf(chores);
    }

    @Override
    public String name() {
        return "housekeeping";
    }

    @Override
    public Class<Night> dataType() {
        return Night.class;
    }

    @Override
    public Outcome run(Night night) {
        for (Chore chore : chores) {
            int removed = chore.tidy();
            if (removed > 0) {
                log.info("tidied up {}: {}", chore.name(), removed);
            }
        }
        return new Outcome.Done();
    }
}
