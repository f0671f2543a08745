package in.syncad.api.chat;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who is in conversations, from when to when, and how far they have read.
@Repository
class ConversationMemberStore {

    private final JdbcClient database;

    ConversationMemberStore(JdbcClient database) {
        this.database = database;
    }

    /// From here on one after the other.
    void lock(UUID conversation) {
        database.sql("SELECT FROM conversation WHERE id = :id FOR NO KEY UPDATE")
                .param("id", conversation)
                .query()
                .listOfRows();
    }

    /// Empty for who never was in it.
    Optional<Standing> standing(UUID conversation, UUID user) {
        return database.sql("""
                        SELECT c.kind, c.pair, c.last_seq, c.row_version, m.manages,
                               EXISTS (SELECT FROM conversation_stay s
                                       WHERE s.conversation_id = c.id AND s.user_id = m.user_id
                                         AND s.last_seq IS NULL) AS is_here
                        FROM conversation c
                        JOIN conversation_member m ON m.conversation_id = c.id AND m.user_id = :user
                        WHERE c.id = :id
                        """)
                .param("id", conversation)
                .param("user", user)
                .query((row, number) -> new Standing(
                        ConversationKind.ofCode(row.getString("kind")),
                        other(row.getArray("pair"), user),
                        row.getLong("last_seq"),
                        row.getInt("row_version"),
                        row.getBoolean("is_here"),
                        row.getBoolean("manages")))
                .optional();
    }

    private static @Nullable UUID other(@Nullable Array pair, UUID user) throws SQLException {
        return pair == null
                ? null
                : Arrays.stream((UUID[]) pair.getArray())
                        .filter(each -> !each.equals(user))
                        .findFirst()
                        .orElseThrow();
    }

    /// Who is there at the entry with that number.
    Set<UUID> at(UUID conversation, long seq) {
        return database.sql("""
                        SELECT user_id FROM conversation_stay
                        WHERE conversation_id = :id AND :seq BETWEEN first_seq AND coalesce(last_seq, :seq)
                        """)
                .param("id", conversation)
                .param("seq", seq)
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .set();
    }

    /// Who is there now.
    Set<UUID> here(UUID conversation) {
        return database.sql("SELECT user_id FROM conversation_stay WHERE conversation_id = :id AND last_seq IS NULL")
                .param("id", conversation)
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .set();
    }

    /// By name, those who are there.
    List<Member> list(UUID conversation) {
        return database.sql("""
                        SELECT u.id, u.display_name, m.manages, m.read_seq
                        FROM conversation_stay s
                        JOIN conversation_member m USING (conversation_id, user_id)
                        JOIN user_account u ON u.id = s.user_id
                        WHERE s.conversation_id = :id AND s.last_seq IS NULL
                        ORDER BY u.name_key, u.id
                        """)
                .param("id", conversation)
                .query(ConversationMemberStore::member)
                .list();
    }

    /// Whether a manager is there who still has an account.
    boolean isManaged(UUID conversation) {
        return database.sql("""
                        SELECT EXISTS (
                          SELECT FROM conversation_stay s
                          JOIN conversation_member m USING (conversation_id, user_id)
                          JOIN user_account u ON u.id = s.user_id
                          WHERE s.conversation_id = :id AND s.last_seq IS NULL AND m.manages AND u.status = 'active')
                        """).param("id", conversation).query(Boolean.class).single();
    }

    /// As members from that entry on. Who was one before has read what was there.
    void add(UUID conversation, Collection<UUID> users, boolean managing, long firstSeq) {
        database.sql("""
                        INSERT INTO conversation_member (conversation_id, user_id, manages)
                        SELECT :id, unnest(:users), :manages
                        ON CONFLICT (conversation_id, user_id) DO UPDATE SET manages = :manages
                        """)
                .param("id", conversation)
                .param("users", users.toArray(UUID[]::new))
                .param("manages", managing)
                .update();
        database.sql("""
                        INSERT INTO conversation_stay (conversation_id, user_id, first_seq)
                        SELECT :id, unnest(:users), :first
                        """)
                .param("id", conversation)
                .param("users", users.toArray(UUID[]::new))
                .param("first", firstSeq)
                .update();
    }

    void setManaging(UUID conversation, UUID user, boolean managing) {
        database.sql("""
                        UPDATE conversation_member SET manages = :manages
                        WHERE conversation_id = :id AND user_id = :user
                        """)
                .param("id", conversation)
                .param("user", user)
                .param("manages", managing)
                .update();
    }

    void end(UUID conversation, UUID user, long lastSeq) {
        database.sql("""
                        UPDATE conversation_stay s SET last_seq = :last, last_title = c.title
                        FROM conversation c
                        WHERE c.id = :id AND s.conversation_id = c.id AND s.user_id = :user AND s.last_seq IS NULL
                        """)
                .param("id", conversation)
                .param("user", user)
                .param("last", lastSeq)
                .update();
    }

    /// Never back, and never beyond what there is.
    ///
    /// @return how far that person has read now; empty when that is as before
    OptionalLong read(UUID conversation, UUID user, long seq) {
        return database
                .sql("""
                        UPDATE conversation_member m SET read_seq = least(:seq, c.last_seq), told = false
                        FROM conversation c
                        WHERE c.id = :id AND m.conversation_id = c.id AND m.user_id = :user
                          AND m.read_seq < least(:seq, c.last_seq)
                        RETURNING m.read_seq
                        """)
                .param("id", conversation)
                .param("user", user)
                .param("seq", seq)
                .query(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /// Of these people those who have not been told yet that there is something new; from now on they have been.
    Set<UUID> tell(UUID conversation, Collection<UUID> users) {
        return database.sql("""
                        UPDATE conversation_member SET told = true
                        WHERE conversation_id = :id AND user_id = ANY (:users) AND NOT told
                        RETURNING user_id
                        """)
                .param("id", conversation)
                .param("users", users.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .set();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                row.getBoolean("manages"),
                row.getLong("read_seq"));
    }
}
