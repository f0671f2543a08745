package in.syncad.api.applications;

import static in.syncad.api.failures.ConstraintRule.conflict;
import static in.syncad.api.failures.ConstraintRule.invalid;

import in.syncad.api.failures.ConstraintRules;
import in.syncad.api.files.FileKind;
import in.syncad.api.security.Role;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What files applications have, and what the constraints of their table mean.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnalysisSettings.class)
class StaffApplicationConfiguration {

    private static final int LARGEST_RESUME = 5 << 20;

    @Bean
    FileKind resume() {
        return FileKind.ofPdf("resume", LARGEST_RESUME, Set.of(Role.SCHOOL_ADMIN, Role.RECEPTION));
    }

    @Bean
    ConstraintRules staffApplicationConstraints() {
        return ConstraintRules.of(
                conflict("staff_application_resume", "file.in-use", "This file is the résumé of an application."),
                conflict(
                        "staff_application_resume_unique",
                        "file.in-use",
                        "This file is the résumé of another application."),
                invalid(
                        "staff_application_contact_given",
                        "staff-application.contact-missing",
                        "/email",
                        "A mail address or a phone number is needed."));
    }
}
