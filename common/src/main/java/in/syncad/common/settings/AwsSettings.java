package in.syncad.common.settings;

import java.net.URI;
import java.util.Optional;

/// How to reach AWS. Keys are absent where a task role gives them. The endpoints are absent in production; their
/// variables are the ones that every AWS SDK knows, so pointing at an emulator needs nothing of our own.
public record AwsSettings(String region, Optional<Keys> keys, Optional<URI> endpoint, Optional<URI> s3Endpoint) {

    /// A pair of long-lived keys; the secret one is never shown.
    public record Keys(String accessKeyId, String secretAccessKey) {

        @Override
        public String toString() {
            return "Keys[accessKeyId=%s]".formatted(accessKeyId);
        }
    }

    public static AwsSettings from(Variables variables) {
        Optional<String> id = variables.text("AWS_ACCESS_KEY_ID");
        Optional<String> secret = variables.text("AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() != secret.isPresent()) {
            variables.wrong(
                    id.isPresent() ? "AWS_SECRET_ACCESS_KEY" : "AWS_ACCESS_KEY_ID",
                    "is not set",
                    "both keys, or neither where a task role gives them");
        }
        Optional<URI> endpoint = variables.address("AWS_ENDPOINT_URL");
        return new AwsSettings(
                variables.required("AWS_REGION", "a region such as ap-south-1"),
                id.flatMap(accessKey -> secret.map(secretKey -> new Keys(accessKey, secretKey))),
                endpoint,
                variables.address("AWS_ENDPOINT_URL_S3").or(() -> endpoint));
    }
}
