package in.syncad.api.guardians;

import static in.syncad.api.failures.ConstraintRule.conflict;
import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the constraints of guardians mean.
@Configuration(proxyBeanMethods = false)
class GuardianConstraintConfiguration {

    @Bean
    ConstraintRules guardianConstraints() {
        return ConstraintRules.of(
                conflict(
                        "guardian_user_unique",
                        "guardian.account-taken",
                        "Another guardian signs in with this phone number or mail address."),
                conflict("student_guardian_pkey", "guardian.linked-already", "This guardian is the student's already."),
                conflict(
                        "student_guardian_priority_unique",
                        "guardian.priority-taken",
                        "Another guardian of the student has this priority."),
                invalid("guardian_email_form", "field.email", "/email", "must be a mail address"));
    }
}
