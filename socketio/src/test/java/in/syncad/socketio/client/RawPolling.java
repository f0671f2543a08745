package in.syncad.socketio.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/// HTTP requests as a test writes them.
public final class RawPolling {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String sid;

    private RawPolling(URI base, String sid) {
        this.base = base;
        this.sid = sid;
    }

    /// Requests that belong to no session.
    public static RawPolling at(URI base) {
        return new RawPolling(base, "");
    }

    /// Opens a session.
    public static RawPolling open(URI base) throws IOException, InterruptedException {
        String opened = at(base).send("GET", "?EIO=4&transport=polling", "").body();
        return new RawPolling(base, opened.replaceAll(".*\"sid\":\"([^\"]*)\".*", "$1"));
    }

    public String sid() {
        return sid;
    }

    public HttpResponse<String> get() throws IOException, InterruptedException {
        return send("GET", query(), "");
    }

    public CompletableFuture<HttpResponse<String>> getLater() {
        return HTTP.sendAsync(request("GET", query(), ""), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send("POST", query(), body);
    }

    public HttpResponse<String> send(String method, String query, String body, String... headers)
            throws IOException, InterruptedException {
        return HTTP.send(request(method, query, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private String query() {
        return "?EIO=4&transport=polling&sid=" + sid;
    }

    private HttpRequest request(String method, String query, String body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + query));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder.method(method, HttpRequest.BodyPublishers.ofString(body)).build();
    }
}
