package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which web pages may call us: every one in development, elsewhere those of the schools and the listed ones.
public record OriginSettings(List<String> patterns) {

    private static final String EXPECTED = "a JSON array of origins such as [\"https://admin.syncad.in\"]";

    public OriginSettings {
        patterns = List.copyOf(patterns);
    }

    static OriginSettings from(Variables variables, String baseDomain) {
        List<String> listed = variables.parsed("CORS_ALLOWED_ORIGINS", List.of(), EXPECTED, OriginSettings::origins);
        if ("development".equals(variables.text("APP_ENVIRONMENT", "production"))) {
            return new OriginSettings(List.of("*"));
        }
        Stream<String> defaults = Stream.of("https://" + baseDomain, "https://*." + baseDomain);
        return new OriginSettings(Stream.concat(defaults, listed.stream()).toList());
    }

    private static List<String> origins(String text) {
        try {
            List<String> origins = Arrays.asList(JsonMapper.shared().readValue(text, String[].class));
            if (!origins.stream().allMatch(origin -> origin != null && origin.matches("https?://[^/*\\s]+"))) {
                throw new IllegalArgumentException("not all are origins");
            }
            return origins;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
