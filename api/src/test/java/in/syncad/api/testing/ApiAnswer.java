package in.syncad.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the service answered.
public record ApiAnswer(int status, HttpHeaders headers, String text) {

    static ApiAnswer of(HttpResponse<String> response) {
        return new ApiAnswer(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode body() {
        return JsonMapper.shared().readTree(text);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String etag() {
        return header("ETag");
    }

    /// Of a problem.
    public String code() {
        return body().path("code").asString("");
    }

    public ApiAnswer expect(int wanted) {
        assertThat(status).as(text).isEqualTo(wanted);
        return this;
    }

    public ApiAnswer expect(int wanted, String code) {
        expect(wanted);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(code()).as(text).isEqualTo(code);
        return this;
    }
}
