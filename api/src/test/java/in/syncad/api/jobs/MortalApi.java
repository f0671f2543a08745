package in.syncad.api.jobs;

import in.syncad.api.ApiApplication;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The service in a process of its own that does what its arguments say, and dies.
final class MortalApi {

    /// Commits one row after the other, and ends like `kill -9` right after the last commit, before anything else.
    static final String COMMIT = "commit";

    /// Runs a job that never ends, until it is killed.
    static final String STAND_STILL = "stand-still";

    static final String STANDS = "STANDS STILL";
    static final int ROWS = 40;
    static final int KILLED = 137;

    private MortalApi() {}

    public static void main(String[] arguments) {
        StandstillRehearsal.standsStill = true;
        ConfigurableApplicationContext context = ApiApplication.application().run("--PORT=0");
        School school =
                context.getBean(SchoolDirectory.class).bySlug(arguments[1]).orElseThrow();
        CurrentSchool.run(school, () -> {
            if (arguments[0].equals(COMMIT)) {
                commit(context);
            } else {
                context.getBean(Jobs.class)
                        .soon(context.getBean(StandstillRehearsal.class), "one", new StandstillRehearsal.Nothing());
            }
        });
    }

    private static void commit(ConfigurableApplicationContext context) {
        JdbcClient database = context.getBean(JdbcClient.class);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        for (int row = 1; row <= ROWS; row++) {
            int number = row;
            transaction.executeWithoutResult(status -> {
                database.sql("INSERT INTO rehearsal_outbox (number) VALUES (:number)")
                        .param("number", number)
                        .update();
                context.getBean(Jobs.class)
                        .afterCommit(context.getBean(OutboxRehearsal.class), "all", new OutboxRehearsal.Nothing());
                if (number == ROWS) {
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            Runtime.getRuntime().halt(KILLED);
                        }
                    });
                }
            });
        }
    }
}
