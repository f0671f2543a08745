package in.syncad.provisioning.console;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Asks for pages and sends forms as a browser does.
///
/// @param cookie as the browser sends it, or empty
record ConsoleBrowser(Operator service, String cookie) {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    static ConsoleBrowser signedOut(Operator service) {
        return new ConsoleBrowser(service.withoutKey(), "");
    }

    static ConsoleBrowser signedIn(Operator service) {
        return signedOut(service).signIn(Platform.KEY);
    }

    ConsoleBrowser signIn(String key) {
        Answer answer = submit("/console/sign-in", Map.of("key", key));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(303);
        return with(answer.header("Set-Cookie").replaceAll(";.*", ""));
    }

    ConsoleBrowser with(String otherCookie) {
        return new ConsoleBrowser(service, otherCookie);
    }

    Answer get(String path) {
        return service.send(request(path).GET());
    }

    String page(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.response().body();
    }

    /// With the token that the pages have in their forms.
    Answer post(String path, Map<String, String> fields) {
        Matcher token = FORM_TOKEN.matcher(page("/console/fleet"));
        assertThat(token.find()).isTrue();
        return submit(path + "?form=" + token.group(1), fields);
    }

    Answer post(String path) {
        return post(path, Map.of());
    }

    /// What stands in the form and nothing else.
    Answer submit(String path, Map<String, String> fields) {
        return service.send(form(path, fields));
    }

    HttpRequest.Builder form(String path, Map<String, String> fields) {
        return request(path)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .setHeader("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = service.builder(path);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }
}
