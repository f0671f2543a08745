package in.syncad.api.users;

import in.syncad.api.audience.AudienceSource;
import in.syncad.api.audience.Recipient;
import in.syncad.api.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Groups of accounts that messages can be written to: the school, a role, one person.
@Configuration(proxyBeanMethods = false)
class AccountAudienceConfiguration {

    @Bean
    AudienceSource schoolAudience(AccountAudienceStore store) {
        return new WholeSchool(store);
    }

    @Bean
    AudienceSource roleAudience(AccountAudienceStore store) {
        return new OfRole(store);
    }

    @Bean
    AudienceSource personAudience(AccountAudienceStore store) {
        return new OnePerson(store);
    }

    private record WholeSchool(AccountAudienceStore store) implements AudienceSource {

        @Override
        public String kind() {
            return "school";
        }

        @Override
        public boolean knows(String value) {
            return value.isEmpty();
        }

        @Override
        public List<Recipient> members(String value) {
            return store.everybody();
        }
    }

    private record OfRole(AccountAudienceStore store) implements AudienceSource {

        @Override
        public String kind() {
            return "role";
        }

        @Override
        public boolean knows(String value) {
            return role(value).isPresent();
        }

        @Override
        public List<Recipient> members(String value) {
            return role(value).map(store::withRole).orElse(List.of());
        }

        private static Optional<Role> role(String code) {
            return Arrays.stream(Role.values())
                    .filter(role -> role.code().equals(code))
                    .findFirst();
        }
    }

    private record OnePerson(AccountAudienceStore store) implements AudienceSource {

        @Override
        public String kind() {
            return "user";
        }

        @Override
        public boolean knows(String value) {
            return !members(value).isEmpty();
        }

        @Override
        public List<Recipient> members(String value) {
            try {
                return store.one(UUID.fromString(value));
            } catch (IllegalArgumentException e) {
                return List.of();
            }
        }
    }
}
