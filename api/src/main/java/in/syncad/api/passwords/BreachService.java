package in.syncad.api.passwords;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The range API of Have I Been Pwned, or one like it: it is told the first five digits of a hash and answers with
/// the rest of all hashes that begin so. It never learns the password. When it does not answer, passwords pass: nobody
/// is locked out because somebody else's service is away.
final class BreachService implements BreachedPasswords {

    private static final Logger log = LoggerFactory.getLogger(BreachService.class);
    private static final int PREFIX = 5;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final URI ranges;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// @param ranges ends with a slash
    BreachService(URI ranges) {
        this.ranges = ranges;
    }

    @Override
    public boolean contain(String sha1) {
        // Padded, so that the length of the answer does not give the prefix away; padding has the count 0.
        HttpRequest request = HttpRequest.newBuilder(ranges.resolve(sha1.substring(0, PREFIX)))
                .header("Add-Padding", "true")
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                String rest = sha1.substring(PREFIX) + ":";
                return answer.body()
                        .lines()
                        .anyMatch(line -> line.startsWith(rest)
                                && !line.substring(rest.length()).strip().equals("0"));
            }
            log.warn("the service of breached passwords answered {}", answer.statusCode());
        } catch (IOException e) {
            log.warn(
                    "the service of breached passwords is away: {}",
                    e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
