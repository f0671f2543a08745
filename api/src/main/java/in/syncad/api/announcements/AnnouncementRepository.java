package in.syncad.api.announcements;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/// Announcements to be changed; those to be shown come from [AnnouncementStore].
interface AnnouncementRepository extends Repository<AnnouncementEntity, UUID> {

    /// One at a time: who comes second sees what the first did.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<AnnouncementEntity> findById(UUID id);

    AnnouncementEntity saveAndFlush(AnnouncementEntity announcement);
}
