package in.syncad.deploy.environment;

import java.util.Map;
import java.util.regex.Pattern;

/// What is deployed, and how it takes over.
///
/// @param api          digest of the image of `api`, `sha256:…`; a tag could be moved, a digest is what was tested
/// @param provisioning digest of the image of `provisioning-service`
/// @param takeover     who shifts the traffic from one colour to the other
public record Release(String api, String provisioning, Takeover takeover) {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final String DIGEST_EXPECTED = "sha256: and 64 hexadecimal digits";
    private static final Pattern TAKEOVER = Pattern.compile("ecs|codedeploy|");

    /// Who runs a blue-green deployment.
    public enum Takeover {
        /// ECS itself: the new task definition is part of the template, so a rollback of the stack is one of the
        /// service.
        ECS,
        /// CodeDeploy, for organisations that demand it: CloudFormation then only makes the groups, and each
        /// deployment is started by `aws deploy create-deployment`.
        CODE_DEPLOY
    }

    /// Reads the variables.
    ///
    /// @throws IllegalArgumentException when anything is missing or wrong; the message names all of it
    public static Release from(Map<String, String> variables) {
        Variables read = new Variables(variables);
        String api = read.text("API_IMAGE_DIGEST", DIGEST, DIGEST_EXPECTED);
        String provisioning = read.text("PROVISIONING_IMAGE_DIGEST", DIGEST, DIGEST_EXPECTED);
        String takeover = read.text("BLUE_GREEN", TAKEOVER, "ecs, which is the default, or codedeploy");
        read.check();
        return new Release(api, provisioning, takeover.equals("codedeploy") ? Takeover.CODE_DEPLOY : Takeover.ECS);
    }
}
