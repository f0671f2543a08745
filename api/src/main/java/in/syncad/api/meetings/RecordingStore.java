package in.syncad.api.meetings;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of who is recorded, and who agreed to that.
@Repository
class RecordingStore {

    private final JdbcClient database;

    RecordingStore(JdbcClient database) {
        this.database = database;
    }

    void begin(UUID meeting) {
        database.sql("UPDATE meeting SET recording = true WHERE id = :meeting")
                .param("meeting", meeting)
                .update();
    }

    /// Who agreed to this recording has not agreed to the next one.
    ///
    /// @return whether there was one
    boolean end(UUID meeting) {
        int ended = database.sql("UPDATE meeting SET recording = false WHERE id = :meeting AND recording")
                .param("meeting", meeting)
                .update();
        if (ended > 0) {
            database.sql("UPDATE meeting_participant SET consent = NULL WHERE meeting_id = :meeting")
                    .param("meeting", meeting)
                    .update();
        }
        return ended > 0;
    }

    void setConsent(UUID meeting, UUID user, boolean given) {
        database.sql("UPDATE meeting_participant SET consent = :given WHERE meeting_id = :meeting AND user_id = :user")
                .param("meeting", meeting)
                .param("user", user)
                .param("given", given)
                .update();
    }

    /// Who sits inside and has not agreed, besides the host. Seats of dead instances count until they are removed.
    List<UUID> awaited(UUID meeting) {
        return database.sql("""
                        SELECT p.user_id
                        FROM meeting_participant p
                        JOIN meeting m ON m.id = p.meeting_id
                        JOIN meeting_seat s ON s.meeting_id = m.id AND s.user_id = p.user_id
                        WHERE m.id = :meeting AND s.inside AND p.consent IS NOT TRUE
                          AND p.user_id <> m.host_id
                        ORDER BY p.user_id
                        """)
                .param("meeting", meeting)
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .list();
    }
}
