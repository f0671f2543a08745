package in.syncad.api.jobs;

/// Lets schools take turns within a lane. db-scheduler takes the highest priority first, so a job gets one lower for
/// every job of its school that is due before it: the first job of a school goes before the second of all others,
/// however many thousands one of them has put there.
final class Turns {

    /// Beyond, jobs of one school are no longer told apart but by their time; counting stays cheap.
    private static final int MOST_COUNTED = 1000;

    private Turns() {}

    /// The priority as SQL.
    static String priority(String table, String school, String time) {
        return """
                -(
                  SELECT count(*)
                  FROM (
                    SELECT 1
                    FROM %s own
                    WHERE own.school_id = %s AND NOT own.picked AND own.execution_time <= %s
                    LIMIT %d) AS before)""".formatted(table, school, time, MOST_COUNTED);
    }
}
