package in.syncad.api.guardians;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/// Who cares for whom, to be changed; to be shown it comes from [CareStore].
interface CareRepository extends Repository<CareEntity, CareId> {

    Optional<CareEntity> findById(CareId id);

    CareEntity saveAndFlush(CareEntity care);

    void delete(CareEntity care);

    void flush();
}
