package in.syncad.common.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// A PostgreSQL connection URI in libpq's form, `postgresql://user:password@host:5432/database?sslmode=verify-full`
/// (PostgreSQL manual, section 34.1.1.2). Connections are always `verify-full`: it is what an absent `sslmode`
/// means here, and any other mode is refused. The same server and parameters serve the databases of the schools.
public record DatabaseUrl(
        String host, int port, String database, String user, String password, Map<String, String> parameters) {

    /// What a good value looks like, for error messages.
    private static final String EXPECTED =
            "postgresql://user:password@host:5432/database, with sslmode=verify-full if sslmode is given";

    private static final DatabaseUrl NONE = new DatabaseUrl("localhost", 1, "none", "none", "", Map.of());

    private static final Set<String> KNOWN =
            Set.of("sslmode", "sslrootcert", "application_name", "connect_timeout", "channel_binding");

    public DatabaseUrl {
        parameters = Map.copyOf(parameters);
    }

    /// The central database, which `DATABASE_URL` names. What is wrong with it is recorded in `variables`; check
    /// that before using the result.
    public static DatabaseUrl from(Variables variables) {
        String name = "DATABASE_URL";
        variables.required(name, EXPECTED);
        return variables.parsed(name, NONE, EXPECTED, DatabaseUrl::parse);
    }

    /// @throws IllegalArgumentException when it is not such a URI; the message never repeats the text
    public static DatabaseUrl parse(String text) {
        URI uri = uri(text);
        String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (uri.getHost() == null || colon < 1 || path.length() < 2) {
            throw new IllegalArgumentException("user, password, host or database is missing");
        }
        return new DatabaseUrl(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                path.substring(1),
                decode(userInfo.substring(0, colon)),
                decode(userInfo.substring(colon + 1)),
                parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery()));
    }

    /// The same server with another database, user and password.
    public DatabaseUrl with(String otherDatabase, String otherUser, String otherPassword) {
        return new DatabaseUrl(host, port, otherDatabase, otherUser, otherPassword, parameters);
    }

    public DatabaseUrl withDatabase(String otherDatabase) {
        return with(otherDatabase, user, password);
    }

    /// Without credentials, so it may be logged.
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, URLEncoder.encode(database, StandardCharsets.UTF_8));
    }

    /// User, password, TLS and discretion for pgjdbc.
    public Properties jdbcProperties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", parameters.getOrDefault("connect_timeout", "3"));
        properties.setProperty("ApplicationName", parameters.getOrDefault("application_name", "syncad"));
        // Errors name the constraint, not the value that broke it: logs hold no personal data.
        properties.setProperty("logServerErrorDetail", "false");
        if (parameters.containsKey("sslrootcert")) {
            properties.setProperty("sslrootcert", parameters.get("sslrootcert"));
        }
        return properties;
    }

    @Override
    public String toString() {
        return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
                throw new IllegalArgumentException("not a postgresql URI");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            // Without the cause: its message repeats the text, which holds a password.
            throw new IllegalArgumentException("not a postgresql URI");
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown parameter " + name);
            }
            parameters.put(name, decode(pair.substring(equals + 1)));
        }
        if (!"verify-full".equals(parameters.getOrDefault("sslmode", "verify-full"))) {
            throw new IllegalArgumentException("sslmode must be verify-full");
        }
        return parameters;
    }

    private static String decode(String text) {
        // URLDecoder reads '+' as a space, which in a URI it is not.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
