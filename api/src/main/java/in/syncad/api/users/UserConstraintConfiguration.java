package in.syncad.api.users;

import static in.syncad.api.failures.ConstraintRule.conflict;
import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the constraints of accounts mean.
@Configuration(proxyBeanMethods = false)
class UserConstraintConfiguration {

    @Bean
    ConstraintRules userConstraints() {
        return ConstraintRules.of(
                conflict("user_account_email_unique", "user.email-taken", "This mail address has an account already."),
                conflict("user_account_phone_unique", "user.phone-taken", "This phone number has an account already."),
                conflict(
                        "school_admin_remains",
                        "user.last-admin",
                        "This is the last active school-admin; make somebody else one first."),
                invalid(
                        "user_account_reachable",
                        "user.unreachable",
                        "/email",
                        "An account needs a mail address or a phone number."),
                invalid("user_account_email_form", "field.email", "/email", "must be a mail address"));
    }
}
