package in.syncad.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the service as one client under one host name. Immutable: each `with` makes another client.
public final class ApiClient {

    /// Far longer than any answer takes: a request that hangs fails its test and does not stop the build.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningApi api;
    private final String host;
    private final Map<String, String> headers;

    ApiClient(RunningApi api, String host) {
        this(api, host, Map.of());
    }

    private ApiClient(RunningApi api, String host, Map<String, String> headers) {
        this.api = api;
        this.host = host;
        this.headers = headers;
    }

    public ApiClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(api, host, more);
    }

    public ApiClient withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public String host() {
        return host;
    }

    public RunningApi api() {
        return api;
    }

    /// Of who is signed in.
    public String token() {
        return headers.get("Authorization").replace("Bearer ", "");
    }

    /// The same caller under another host name.
    public ApiClient at(String otherHost) {
        return new ApiClient(api, otherHost, headers);
    }

    /// The same caller at another instance.
    public ApiClient on(RunningApi other) {
        return new ApiClient(other, host, headers);
    }

    /// Signs in by a one-time password, as a person would.
    public ApiClient signedIn(String login) {
        return withToken(tokens(login).body().get("accessToken").asString());
    }

    /// The answer to a sign-in, with both tokens.
    public ApiAnswer tokens(String login) {
        int seen = api.inbox().to(login).size();
        String challenge = post("/api/v1/auth/otp/request", Map.of(login.startsWith("+") ? "phone" : "email", login))
                .expect(202)
                .body()
                .get("challengeId")
                .asString();
        String code = api.inbox().codeTo(login, seen);
        return post("/api/v1/auth/otp/verify", Map.of("challengeId", challenge, "code", code))
                .expect(200);
    }

    public ApiAnswer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public ApiAnswer post(String path, Object body) {
        return send("POST", path, JSON.writeValueAsString(body), Map.of("Content-Type", "application/json"));
    }

    /// Without a body.
    public ApiAnswer post(String path) {
        return send("POST", path, null, Map.of());
    }

    /// Without a body.
    public ApiAnswer put(String path) {
        return send("PUT", path, null, Map.of());
    }

    public ApiAnswer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsString(body), Map.of("Content-Type", "application/json"));
    }

    public ApiAnswer patch(String path, String etag, Object body) {
        return send(
                "PATCH",
                path,
                JSON.writeValueAsString(body),
                Map.of("Content-Type", "application/merge-patch+json", "If-Match", etag));
    }

    public ApiAnswer delete(String path, String etag) {
        return send("DELETE", path, null, Map.of("If-Match", etag));
    }

    /// As it is: any method, any text.
    public ApiAnswer send(String method, String path, String body, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(api.port(), path)))
                .header("Host", host)
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        try {
            ApiAnswer answer = ApiAnswer.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            api.contract().check(method, path, body, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
