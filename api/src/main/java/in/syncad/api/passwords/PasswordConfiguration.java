package in.syncad.api.passwords;

import in.syncad.api.settings.BreachSource;
import in.syncad.api.settings.SignInSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Chooses what knows of breached passwords.
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PasswordConfiguration.class);

    @Bean
    BreachedPasswords breachedPasswords(SignInSettings settings) {
        return switch (settings.breaches()) {
            case BreachSource.File(var path) -> new BreachFile(path);
            case BreachSource.Service(var ranges) -> new BreachService(ranges);
            case BreachSource.None() -> {
                log.info("passwords are not compared with known breaches: BREACHED_PASSWORDS is not set");
                yield sha1 -> false;
            }
        };
    }
}
