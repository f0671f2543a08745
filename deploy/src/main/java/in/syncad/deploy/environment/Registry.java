package in.syncad.deploy.environment;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The account that keeps the images of all environments.
///
/// @param account    its id
/// @param readers    ids of the environments' accounts
/// @param repository on GitHub, `owner/name`
public record Registry(String account, List<String> readers, String repository) {

    static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");
    private static final Pattern ACCOUNTS = Pattern.compile("[0-9]{12}(,[0-9]{12})*");

    public Registry {
        readers = List.copyOf(readers);
    }

    /// Reads the variables.
    ///
    /// @throws IllegalArgumentException when anything is missing or wrong; the message names all of it
    public static Registry from(Map<String, String> variables) {
        Variables read = new Variables(variables);
        String account = read.text("REGISTRY_ACCOUNT_ID", ACCOUNT, "twelve digits");
        String readers = read.text("ENVIRONMENT_ACCOUNT_IDS", ACCOUNTS, "ids of accounts, separated by commas");
        String repository = read.text("GITHUB_REPOSITORY", REPOSITORY, "owner/name");
        read.check();
        return new Registry(account, List.of(readers.split(",")), repository);
    }
}
