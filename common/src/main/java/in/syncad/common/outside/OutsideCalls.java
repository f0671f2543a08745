package in.syncad.common.outside;

import in.syncad.common.outside.OutsideFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HTTP calls to a service outside, each tried once, and what it means when no answer comes.
public final class OutsideCalls {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String service;

    /// @param service as failures name it
    public OutsideCalls(String service) {
        this.service = service;
    }

    /// What the service said.
    public record Answer(int status, String text) {

        /// An empty node when it is no JSON.
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JacksonException e) {
                return JSON.missingNode();
            }
        }

        /// Over the quota, or the service's own fault: it was not done.
        public boolean isTransient() {
            return status == 429 || status >= 500;
        }
    }

    /// @param whenLost what a lost answer counts as
    public Answer send(HttpRequest.Builder request, String operation, Kind whenLost) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new OutsideFailure(Kind.TRANSIENT, "%s %s: no connection".formatted(service, operation), e);
        } catch (IOException e) {
            throw new OutsideFailure(whenLost, "%s %s: no answer".formatted(service, operation), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure(whenLost, "%s %s: interrupted".formatted(service, operation), e);
        }
    }
}
