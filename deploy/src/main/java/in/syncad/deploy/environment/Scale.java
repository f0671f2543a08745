package in.syncad.deploy.environment;

/// How large an environment is.
///
/// @param tasks         of each service
/// @param task          of one task
/// @param database      class of the instance, without `db.`
/// @param connections   the most that PostgreSQL takes, `max_connections`
/// @param cache         type of a Redis node
/// @param zones         availability zones in use
/// @param natGateways   one is cheap, one a zone survives the loss of a zone
public record Scale(
        Range tasks, Size task, String database, int connections, String cache, int zones, int natGateways) {

    /// Kept back for superusers, RDS itself, the task that migrates, and whoever looks on.
    private static final int RESERVED_CONNECTIONS = 80;
    /// Services are replaced one after the other, so of the api's program there are at most two colours and the tasks
    /// of the sockets, or one colour and twice the tasks of the sockets.
    private static final int FLEETS_AT_ONCE = 3;
    /// Those that a task of the api keeps to the central database, beside those to the databases of schools.
    private static final int CENTRAL_CONNECTIONS = 8;
    /// Steps that one task of provisioning takes at a time, fewer than usual, because there are many tasks.
    private static final int PROVISIONING_STEPS = 2;
    /// What a task of provisioning opens at most: its pool, which is eight more than its steps; three of Flyway's for
    /// each step; and one for each of the two databases that it makes in advance.
    private static final int PROVISIONING_CONNECTIONS = PROVISIONING_STEPS + 8 + 3 * PROVISIONING_STEPS + 2;
    /// A task lends one school at most so many (contract section 1).
    private static final int CONNECTIONS_PER_SCHOOL = 10;
    /// What `SCHOOL_CONNECTIONS` takes at most.
    private static final int MOST_SCHOOL_CONNECTIONS = 1000;

    /// From `least` to `most` tasks.
    public record Range(int least, int most) {

        public Range {
            if (least < 2 || most < least) {
                throw new IllegalArgumentException("at least two tasks, so that one may die");
            }
        }
    }

    /// In Fargate's units: 1,024 are one processor; memory in MiB.
    public record Size(int cpu, int memory) {}

    public Scale {
        if (zones < 2 || natGateways < 1 || natGateways > zones) {
            throw new IllegalArgumentException("at least two zones, and a NAT gateway for one to all of them");
        }
        if (budget(connections, tasks) < CONNECTIONS_PER_SCHOOL) {
            throw new IllegalArgumentException("PostgreSQL takes too few connections for so many tasks");
        }
    }

    /// Connections to schools' databases that one task may open, so that all tasks there can ever be, in the middle
    /// of a deployment, find room.
    public int connectionsPerTask() {
        return budget(connections, tasks);
    }

    /// The most that all tasks together may lend one school, and a little for whoever looks on.
    public int connectionsPerSchool() {
        return Math.min(MOST_SCHOOL_CONNECTIONS, FLEETS_AT_ONCE * tasks.most() * CONNECTIONS_PER_SCHOOL + 2);
    }

    /// `DB_SCHEDULER_THREADS` of provisioning.
    public int provisioningSteps() {
        return PROVISIONING_STEPS;
    }

    private static int budget(int connections, Range tasks) {
        int left = connections - RESERVED_CONNECTIONS - tasks.most() * PROVISIONING_CONNECTIONS;
        return left / (FLEETS_AT_ONCE * tasks.most()) - CENTRAL_CONNECTIONS;
    }
}
