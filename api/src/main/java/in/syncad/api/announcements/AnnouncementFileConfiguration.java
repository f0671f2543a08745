package in.syncad.api.announcements;

import static in.syncad.api.failures.ConstraintRule.conflict;

import in.syncad.api.failures.ConstraintRules;
import in.syncad.api.files.FileKind;
import in.syncad.api.security.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What files announcements have.
@Configuration(proxyBeanMethods = false)
class AnnouncementFileConfiguration {

    private static final long LARGEST = 20L << 20;

    @Bean
    FileKind announcementAttachment() {
        return FileKind.ofDocuments("announcement-attachment", LARGEST, Set.of(Role.SCHOOL_ADMIN, Role.TEACHER));
    }

    @Bean
    ConstraintRules announcementConstraints() {
        return ConstraintRules.of(
                conflict("announcement_attachment_file", "file.in-use", "This file is attached to an announcement."),
                conflict(
                        "announcement_attachment_file_unique",
                        "file.in-use",
                        "This file is attached to another announcement."));
    }
}
