package in.syncad.provisioning.testing;

import in.syncad.common.settings.DatabaseUrl;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.aws.LocalAws;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/// What the service runs on in tests: PostgreSQL, S3 and the emulator of the other AWS services, all real enough.
public final class Platform {

    public static final String KEY = "the key that only tests know";

    private Platform() {}

    public static LocalAws aws() {
        return EmbeddedPlatform.shared().aws();
    }

    /// The environment of a node that listens on any free port.
    public static Map<String, String> environment() {
        Map<String, String> environment =
                new HashMap<>(EmbeddedPlatform.shared().environment());
        environment.put("SCS_API_KEY", KEY);
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", "0");
        environment.put("LOG_FORMAT", "");
        // All tests share one registry.
        environment.put("DEDICATED_CERTIFICATES_A_WEEK", "10000");
        return environment;
    }

    /// The central database, seen by its superuser.
    public static JdbcClient sql() {
        return sql(DatabaseUrl.parse(EmbeddedPlatform.shared().postgres().superuserUrl()));
    }

    public static JdbcClient sql(DatabaseUrl url) {
        return JdbcClient.create(source(url));
    }

    /// A connection of its own each time.
    public static DataSource source(DatabaseUrl url) {
        return new SimpleDriverDataSource(new Driver(), url.jdbcUrl(), url.jdbcProperties());
    }
}
