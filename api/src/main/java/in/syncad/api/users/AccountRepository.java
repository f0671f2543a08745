package in.syncad.api.users;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/// Accounts to be changed; those to be shown come from [AccountStore].
interface AccountRepository extends Repository<AccountEntity, UUID> {

    Optional<AccountEntity> findById(UUID id);

    Optional<AccountEntity> findByEmailAndStatusNot(String email, String status);

    Optional<AccountEntity> findByPhoneAndStatusNot(String phone, String status);

    AccountEntity saveAndFlush(AccountEntity account);
}
