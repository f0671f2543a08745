package in.syncad.api.files;

import in.syncad.api.files.content.FileType;
import in.syncad.api.security.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one kind of file that belongs to no feature.
@Configuration(proxyBeanMethods = false)
class FileConfiguration {

    private static final long LARGEST_ASSET = 32L << 20;

    /// What a school shows to everybody: its logo, pictures of its building, its prospectus.
    @Bean
    FileKind schoolAsset() {
        return new FileKind("school-asset", Set.of(FileType.values()), LARGEST_ASSET, Set.of(Role.SCHOOL_ADMIN), true);
    }
}
