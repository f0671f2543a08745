package in.syncad.api.students;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which file is the picture of which student.
@Repository
class StudentPhotoStore {

    private final JdbcClient database;

    StudentPhotoStore(JdbcClient database) {
        this.database = database;
    }

    record Photo(UUID file, int version) {}

    Optional<Photo> find(UUID student, StudentScope scope) {
        return database.sql("""
                        SELECT p.file_id, p.row_version
                        FROM student_photo p
                        JOIN student s ON s.id = p.student_id
                        WHERE s.id = :id AND %s
                        """.formatted(StudentScope.PICTURED))
                .params(scope.parameters())
                .param("id", student)
                .query((row, number) -> new Photo(row.getObject("file_id", UUID.class), row.getInt("row_version")))
                .optional();
    }

    /// Of those who set a photo at the same time, one after the other.
    void lock(UUID student) {
        database.sql("SELECT FROM student WHERE id = :id FOR NO KEY UPDATE")
                .param("id", student)
                .query()
                .listOfRows();
    }

    Optional<UUID> file(UUID student) {
        return database.sql("SELECT file_id FROM student_photo WHERE student_id = :id")
                .param("id", student)
                .query(UUID.class)
                .optional();
    }

    void put(UUID student, UUID file) {
        database.sql("""
                        INSERT INTO student_photo AS p (student_id, file_id) VALUES (:student, :file)
                        ON CONFLICT (student_id)
                        DO UPDATE SET file_id = excluded.file_id, row_version = p.row_version + 1
                        """).param("student", student).param("file", file).update();
    }

    void remove(UUID student) {
        database.sql("DELETE FROM student_photo WHERE student_id = :id")
                .param("id", student)
                .update();
    }
}
