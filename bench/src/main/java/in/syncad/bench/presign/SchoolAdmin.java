package in.syncad.bench.presign;

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

/// The administrator of a school, signed in by the one-time password out of the inbox.
final class SchoolAdmin implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 300;
    private static final Pattern CODE = Pattern.compile("Your SyncAD OTP.*?[^0-9]([0-9]{6})[^0-9]", Pattern.DOTALL);

    static {
        // Before the client's class is loaded: the school is named by the host.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String host;
    private String token = "";

    private SchoolAdmin(URI api, String host) {
        this.api = api;
        this.host = host;
    }

    static SchoolAdmin signedIn(String slug, URI api, URI inbox) throws IOException, InterruptedException {
        String address = "admin@%s.example".formatted(slug);
        SchoolAdmin admin = new SchoolAdmin(api, slug + ".localhost");
        String challenge = admin.post("/api/v1/auth/otp/request", "{\"email\": \"%s\"}".formatted(address), 202);
        String code = admin.code(URI.create(inbox + "/api/messages?channel=email&to=" + address));
        String tokens = admin.post(
                "/api/v1/auth/otp/verify",
                "{\"challengeId\": \"%s\", \"code\": \"%s\"}".formatted(text(challenge, "challengeId"), code),
                200);
        admin.token = text(tokens, "accessToken");
        return admin;
    }

    Duration openUpload() throws IOException, InterruptedException {
        return timed("/api/v1/uploads", """
                {"kind": "school-asset", "contentType": "image/jpeg", "size": 1000, "fileName": "photo.jpg",
                 "sha256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}
                """, 201);
    }

    Duration presign() throws IOException, InterruptedException {
        return timed(
                "/school-admin/upload/presign",
                "{\"fileName\": \"student-photo.jpg\", \"contentType\": \"image/jpeg\"}",
                200);
    }

    @Override
    public void close() {
        http.close();
    }

    private Duration timed(String path, String body, int wanted) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        post(path, body, wanted);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private String post(String path, String body, int wanted) throws IOException, InterruptedException {
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

    private String code(URI messages) throws IOException, InterruptedException {
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

    private static String text(String json, String field) {
        return JsonMapper.shared().readTree(json).get(field).asString();
    }
}
