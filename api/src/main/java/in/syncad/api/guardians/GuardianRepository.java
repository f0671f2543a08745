package in.syncad.api.guardians;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/// Guardians to be changed; those to be shown come from [GuardianStore].
interface GuardianRepository extends Repository<GuardianEntity, UUID> {

    Optional<GuardianEntity> findById(UUID id);

    GuardianEntity saveAndFlush(GuardianEntity guardian);
}
