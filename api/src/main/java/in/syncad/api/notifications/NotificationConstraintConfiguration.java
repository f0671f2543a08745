package in.syncad.api.notifications;

import static in.syncad.api.failures.ConstraintRule.conflict;
import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the constraints of preferences and templates mean.
@Configuration(proxyBeanMethods = false)
class NotificationConstraintConfiguration {

    @Bean
    ConstraintRules notificationConstraints() {
        return ConstraintRules.of(
                invalid(
                        "notification_choice_once",
                        "preferences.choice-twice",
                        "/choices",
                        "There are two choices about the same."),
                invalid(
                        "notification_preference_quiet_length",
                        "preferences.quiet-hours-empty",
                        "/quietHours",
                        "Quiet hours end at another time than they begin."),
                conflict(
                        "message_template_once",
                        "template.exists",
                        "There is a template for this kind, channel and language already."));
    }
}
