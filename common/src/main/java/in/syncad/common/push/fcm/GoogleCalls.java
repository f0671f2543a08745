package in.syncad.common.push.fcm;

import in.syncad.common.outside.OutsideFailure;
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

/// One HTTP call to Google, and what it means when no answer comes.
final class GoogleCalls {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    record Answer(int status, String text) {

        /// An empty node when it is no JSON.
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JacksonException e) {
                return JSON.missingNode();
            }
        }

        /// Over the quota, or Google's own fault: it was not done.
        boolean isTransient() {
            return status == 429 || status >= 500;
        }
    }

    /// @param whenLost what a lost answer counts as
    Answer send(HttpRequest.Builder request, String operation, Kind whenLost) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new OutsideFailure(Kind.TRANSIENT, "FCM %s: no connection".formatted(operation), e);
        } catch (IOException e) {
            throw new OutsideFailure(whenLost, "FCM %s: no answer".formatted(operation), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure(whenLost, "FCM %s: interrupted".formatted(operation), e);
        }
    }
}
