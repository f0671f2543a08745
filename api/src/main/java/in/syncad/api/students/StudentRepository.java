package in.syncad.api.students;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/// Students to be changed; those to be shown come from [StudentStore].
interface StudentRepository extends Repository<StudentEntity, UUID> {

    Optional<StudentEntity> findById(UUID id);

    StudentEntity saveAndFlush(StudentEntity student);
}
