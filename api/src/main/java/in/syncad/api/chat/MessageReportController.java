package in.syncad.api.chat;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class MessageReportController {

    private final MessageReports reports;

    MessageReportController(MessageReports reports) {
        this.reports = reports;
    }

    @PostMapping("/api/v1/conversations/{conversation}/messages/{message}/report")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reportMessage(
            @PathVariable UUID conversation,
            @PathVariable UUID message,
            @Valid @RequestBody ReportDetails details,
            Caller caller) {
        reports.report(conversation, message, details.reason(), caller);
    }
}
