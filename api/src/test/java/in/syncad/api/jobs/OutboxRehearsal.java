package in.syncad.api.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Works the rows of a table that only the test makes: what an outbox is for.
@Component
class OutboxRehearsal implements SchoolJob<OutboxRehearsal.Nothing> {

    record Nothing() {}

    private final JdbcClient database;

    OutboxRehearsal(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "outbox-rehearsal";
    }

    @Override
    public Class<Nothing> dataType() {
        return Nothing.class;
    }

    @Override
    public Outcome run(Nothing nothing) {
        database.sql("UPDATE rehearsal_outbox SET worked = worked + 1 WHERE worked = 0")
                .update();
        return new Outcome.Done();
    }
}
