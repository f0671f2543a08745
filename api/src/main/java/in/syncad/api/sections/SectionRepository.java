package in.syncad.api.sections;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/// Sections to be changed; those to be shown come from [SectionStore].
interface SectionRepository extends Repository<SectionEntity, UUID> {

    Optional<SectionEntity> findById(UUID id);

    SectionEntity saveAndFlush(SectionEntity section);
}
