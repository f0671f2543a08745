package in.syncad.deploy.environment;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What differs from one organisation to the next, and so stands in no repository: the pipelines give it as variables
/// of GitHub's environment. Each environment has an AWS account of its own, because secrets of schools and roles of
/// pipelines are named alike in all of them.
///
/// @param id           of the environment's account
/// @param registry     of the account that keeps the images
/// @param apiZone      hosted zone of the api's host
/// @param schoolZone   hosted zone of the base domain
/// @param alarmEmail   who is told about alarms
/// @param repository   on GitHub, `owner/name`
/// @param integrations variables of the api for what it does without them otherwise, such as `GOOGLE_CLIENT_ID`;
///     their values stand in a secret
public record Account(
        String id,
        String registry,
        String apiZone,
        String schoolZone,
        String alarmEmail,
        String repository,
        List<String> integrations) {

    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{8,32}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private static final Pattern NAMES = Pattern.compile("([A-Z][A-Z0-9_]+(,[A-Z][A-Z0-9_]+)*)?");

    public Account {
        integrations = List.copyOf(integrations);
    }

    /// Reads the variables.
    ///
    /// @throws IllegalArgumentException when anything is missing or wrong; the message names all of it
    public static Account from(Map<String, String> variables) {
        Variables read = new Variables(variables);
        Account account = new Account(
                read.text("AWS_ACCOUNT_ID", Registry.ACCOUNT, "twelve digits"),
                read.text("REGISTRY_ACCOUNT_ID", Registry.ACCOUNT, "twelve digits"),
                read.text("API_ZONE_ID", ZONE, "the id of a hosted zone"),
                read.text("SCHOOL_ZONE_ID", ZONE, "the id of a hosted zone"),
                read.text("ALARM_EMAIL", MAIL, "a mail address"),
                read.text("GITHUB_REPOSITORY", Registry.REPOSITORY, "owner/name"),
                names(read.text("INTEGRATIONS", NAMES, "names of variables, separated by commas")));
        read.check();
        return account;
    }

    private static List<String> names(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
