package in.syncad.api.guardians;

import in.syncad.api.audience.AudienceSource;
import in.syncad.api.audience.Recipient;
import in.syncad.api.security.Role;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Guardians are a part of the whole school, and the whole of the role `parent`.
@Configuration(proxyBeanMethods = false)
class GuardianAudienceConfiguration {

    @Bean
    AudienceSource guardiansOfSchool(GuardianAudienceStore store) {
        return new AllGuardians("school", "", store);
    }

    @Bean
    AudienceSource guardiansAsParents(GuardianAudienceStore store) {
        return new AllGuardians("role", Role.PARENT.code(), store);
    }

    private record AllGuardians(String kind, String group, GuardianAudienceStore store) implements AudienceSource {

        @Override
        public boolean knows(String value) {
            return value.equals(group);
        }

        @Override
        public List<Recipient> members(String value) {
            return knows(value) ? store.all() : List.of();
        }
    }
}
