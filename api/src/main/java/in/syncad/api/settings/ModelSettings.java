package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Which language model reads résumés. Without a gateway none does.
public record ModelSettings(Optional<Gateway> gateway) {

    private static final String USUAL_MODEL = "gpt-4o-mini";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /// A gateway that speaks OpenAI's protocol, such as LiteLLM.
    ///
    /// @param completions where questions are posted
    public record Gateway(URI completions, String key, String model) {

        @Override
        public String toString() {
            return "Gateway[]";
        }
    }

    static ModelSettings from(Variables variables) {
        Optional<URI> base = variables.address("LITELLM_BASE_URL");
        Optional<String> key = variables.text("LITELLM_MASTER_KEY");
        if (base.isPresent() != key.isPresent()) {
            variables.wrong(
                    base.isPresent() ? "LITELLM_MASTER_KEY" : "LITELLM_BASE_URL",
                    "is not set",
                    "both, or neither to have résumés read by keywords only");
        }
        if (base.isPresent() && !SCHEMES.contains(base.get().getScheme())) {
            variables.wrong("LITELLM_BASE_URL", "has a wrong value", "an address such as https://litellm.example.org");
        }
        String model = variables.text("LITELLM_MODEL", USUAL_MODEL);
        return new ModelSettings(
                base.flatMap(address -> key.map(secret -> new Gateway(completions(address), secret, model))));
    }

    /// With or without the `/v1` that clients of OpenAI want.
    private static URI completions(URI base) {
        String text = base.toString().replaceAll("/+$", "");
        return URI.create(text + (text.endsWith("/v1") ? "" : "/v1") + "/chat/completions");
    }
}
