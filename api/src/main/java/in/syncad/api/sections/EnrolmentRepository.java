package in.syncad.api.sections;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/// Enrolments to be changed; those to be shown come from [EnrolmentStore].
interface EnrolmentRepository extends Repository<EnrolmentEntity, UUID> {

    Optional<EnrolmentEntity> findById(UUID id);

    EnrolmentEntity saveAndFlush(EnrolmentEntity enrolment);
}
