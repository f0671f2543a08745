package in.syncad.api.applications;

import in.syncad.api.settings.ModelSettings.Gateway;
import in.syncad.common.outside.OutsideFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a language model behind a gateway that speaks OpenAI's chat completions
/// (https://platform.openai.com/docs/api-reference/chat/create). Each question is asked once; it has no effect but its
/// answer, so it may be asked again.
final class ModelGateway {

    private static final Logger log = LoggerFactory.getLogger(ModelGateway.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final BodyHandler<String> BODY = BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Gateway gateway;
    private final Duration patience;

    /// @param patience for one answer, to its last byte
    ModelGateway(Gateway gateway, Duration patience) {
        this.gateway = gateway;
        this.patience = patience;
    }

    Verdict read(String position, String resume) {
        HttpRequest request = HttpRequest.newBuilder(gateway.completions())
                .header("Authorization", "Bearer " + gateway.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ModelQuestion.of(gateway.model(), position, resume)))
                .build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BODY);
        try {
            return verdict(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            log.warn("the gateway to the model does not answer: {}", kind(e));
            return new Verdict.InVain(AnalysisFailure.GATEWAY_UNAVAILABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure(OutsideFailure.Kind.TRANSIENT, "model gateway: interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    /// Without its message, which may quote what was sent.
    private static String kind(Exception e) {
        return e.getCause() instanceof IOException cause
                ? cause.getClass().getSimpleName()
                : e.getClass().getSimpleName();
    }

    private static Verdict verdict(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 200) {
            return findings(answer.body());
        }
        log.warn("the gateway to the model answers {}", status);
        return status == 408 || status == 429 || status >= 500
                ? new Verdict.InVain(AnalysisFailure.GATEWAY_UNAVAILABLE)
                : new Verdict.Failed(AnalysisFailure.GATEWAY_REFUSED);
    }

    /// A model that was talked into something, cut off or wordy gives no findings.
    private static Verdict findings(String body) {
        try {
            JsonNode content = JSON.readTree(body).at("/choices/0/message/content");
            return new Verdict.Found(
                    ResumeAnalysis.Source.MODEL, ModelAnswer.findings(JSON.readTree(content.asString(""))));
        } catch (JacksonException | IllegalArgumentException e) {
            log.warn("the model answers something else than findings");
            return new Verdict.InVain(AnalysisFailure.GATEWAY_ANSWER_UNUSABLE);
        }
    }
}
