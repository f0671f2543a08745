package in.syncad.bench.school;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Somebody at a school, who reads their one-time passwords in the inbox. The school is named by the host, which the
/// JVM has to allow: `-Djdk.httpclient.allowRestrictedHeaders=host`.
public final class SchoolClient implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 300;
    private static final Pattern CODE = Pattern.compile("Your SyncAD OTP.*?[^0-9]([0-9]{6})[^0-9]", Pattern.DOTALL);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final URI inbox;
    private final String host;
    private String token = "";

    /// Nobody yet.
    ///
    /// @param inbox where the platform shows what was sent
    public SchoolClient(String slug, URI api, URI inbox) {
        this.api = api;
        this.inbox = inbox;
        this.host = slug + ".localhost";
    }

    /// The administrator.
    public static SchoolClient ofAdmin(String slug, URI api, URI inbox) throws IOException, InterruptedException {
        SchoolClient admin = new SchoolClient(slug, api, inbox);
        String address = "admin@%s.example".formatted(slug);
        String challenge = admin.challenge(address);
        admin.token = text(admin.verify(challenge, admin.code(address)), "accessToken");
        return admin;
    }

    /// Asks for a one-time password; its mail is on the way then.
    public String challenge(String address) throws IOException, InterruptedException {
        return text(post("/api/v1/auth/otp/request", "{\"email\": \"%s\"}".formatted(address), 202), "challengeId");
    }

    /// @return the tokens, as JSON
    public String verify(String challenge, String code) throws IOException, InterruptedException {
        return post(
                "/api/v1/auth/otp/verify",
                "{\"challengeId\": \"%s\", \"code\": \"%s\"}".formatted(challenge, code),
                200);
    }

    /// Waits for the mail with a one-time password.
    public String code(String address) throws IOException, InterruptedException {
        URI messages = URI.create(inbox + "/api/messages?channel=email&to=" + address);
        for (int poll = 0; poll < POLLS; poll++) {
            String found = http.send(HttpRequest.newBuilder(messages).build(), BodyHandlers.ofString())
                    .body();
            Matcher code = CODE.matcher(found);
            if (code.find()) {
                return code.group(1);
            }
            Thread.sleep(POLL);
        }
        throw new IllegalStateException("no mail with a one-time password came");
    }

    /// @throws IllegalStateException when the answer has another status
    public String post(String path, String body, int wanted) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/json")
                .header("Host", host)
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != wanted) {
            throw new IllegalStateException("%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }

    private static String text(String json, String field) {
        return JsonMapper.shared().readTree(json).get(field).asString();
    }
}
