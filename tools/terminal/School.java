import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The school's API, as far as a terminal needs it; the access token is in `SYNCAD_TOKEN`.
final class School {

    static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final String session;

    /// Opens a session.
    School(URI address) throws IOException, InterruptedException {
        this.address = address;
        session = field("id", call("POST", "/api/v1/terminal/sessions", "{\"title\":\"Shell\"}"));
    }

    String host() {
        return address.getHost();
    }

    /// Beside the API, on the port of the sockets.
    URI relay() {
        return URI.create("%s://%s%s/api/terminal/relay"
                .formatted(
                        address.getScheme().equals("https") ? "wss" : "ws",
                        address.getHost(),
                        address.getPort() < 0 ? "" : ":" + (address.getPort() + 1)));
    }

    void end() throws IOException, InterruptedException {
        call("DELETE", "/api/v1/terminal/sessions/" + session, "");
    }

    String ticket(String role) throws IOException, InterruptedException {
        return field(
                "ticket",
                call("POST", "/api/v1/terminal/sessions/%s/tickets".formatted(session), "{\"role\":\"%s\"}".formatted(role)));
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(reached(address.resolve(path)))
                        .header("Host", address.getAuthority())
                        .header("Authorization", "Bearer " + System.getenv("SYNCAD_TOKEN"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.body());
        }
        return answer.body();
    }

    /// Browsers know that all names below `localhost` are this machine, Java asks the resolver, which may not.
    static URI reached(URI address) {
        return URI.create(address.toString().replaceFirst("//[^/:]+\\.localhost", "//localhost"));
    }

    /// What stands behind that name in flat JSON.
    static String field(String name, String json) {
        Matcher value = Pattern.compile("\"%s\":\"?([^\",}]*)".formatted(name)).matcher(json);
        return value.find() ? value.group(1) : "";
    }
}
