package in.syncad.api.students;

import in.syncad.api.files.FileKind;
import in.syncad.api.security.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What files students have.
@Configuration(proxyBeanMethods = false)
class StudentFileConfiguration {

    private static final long LARGEST_PHOTO = 12L << 20;

    @Bean
    FileKind studentPhoto() {
        return FileKind.ofImages("student-photo", LARGEST_PHOTO, Set.of(Role.SCHOOL_ADMIN, Role.RECEPTION));
    }
}
