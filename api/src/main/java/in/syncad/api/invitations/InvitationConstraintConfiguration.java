package in.syncad.api.invitations;

import static in.syncad.api.failures.ConstraintRule.conflict;
import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the constraints of invitations mean.
@Configuration(proxyBeanMethods = false)
class InvitationConstraintConfiguration {

    @Bean
    ConstraintRules invitationConstraints() {
        return ConstraintRules.of(
                conflict("invitation_open_unique", "invitation.sent", "Somebody has just invited this address."),
                invalid("invitation_email_form", "field.email", "/email", "must be a mail address"));
    }
}
