package in.syncad.api.terminal;

import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TerminalSettings.class)
class TerminalConfiguration {

    @Bean
    ConstraintRules terminalConstraints() {
        return ConstraintRules.of(
                invalid("terminal_session_title_given", "field.not-blank", "/title", "must not be blank"));
    }
}
