package in.syncad.provisioning.console;

import static in.syncad.web.pages.Html.text;

import in.syncad.provisioning.access.OperatorAudit.Entry;
import in.syncad.provisioning.schools.SchoolAnswer;
import in.syncad.provisioning.schools.SchoolDetails;
import in.syncad.provisioning.schools.SchoolDetails.StepAnswer;
import in.syncad.web.pages.Html;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A school with how far it is and what can be done with it.
final class SchoolView {

    static final int MOST_DEEDS = 10;

    private SchoolView() {}

    /// @param notice what is said first, as HTML
    static String page(ConsoleSession session, SchoolDetails details, List<Entry> deeds, String notice) {
        SchoolAnswer school = details.school();
        return Frame.page(session, Frame.Tab.SCHOOLS, school.name(), refresh(details), """
                %s
                <div role="status">%s</div>
                %s
                <h2>Steps</h2>
                %s
                <h2>Actions</h2>
                %s
                <h2>Done by operators</h2>
                %s
                """.formatted(
                        notice,
                        Frame.live("state", state(details)),
                        Frame.live("facts", facts(details)),
                        Frame.live("steps", steps(details.steps())),
                        Frame.live("actions", actions(session, school)),
                        Frame.live("deeds", deeds(deeds))));
    }

    private static Frame.Refresh refresh(SchoolDetails details) {
        return details.underWay().isPresent() ? Frame.Refresh.OFTEN : Frame.Refresh.NOW_AND_THEN;
    }

    private static String state(SchoolDetails details) {
        String doing = details.underWay().map(Badges::sentence).orElse("Nothing is under way.");
        return "<p>%s %s</p>".formatted(Badges.of(details.school().status()), doing)
                + details.failure().map(SchoolView::failure).orElse("");
    }

    private static String failure(String why) {
        return "<p class=\"notice bad\">%s</p>".formatted(text(why));
    }

    private static String facts(SchoolDetails details) {
        SchoolAnswer school = details.school();
        String facts = Stream.of(
                        fact("Slug", text(school.slug())),
                        fact("Host", text(school.subdomain())),
                        fact("Database", text(school.databaseName())),
                        fact("Schema", text(details.schemaVersion().orElse("none"))),
                        fact("Created", Html.date(school.createdAt())),
                        fact("Welcome", text(details.welcomeEmail().orElse("none"))),
                        fact(
                                "Certificate",
                                details.certificate()
                                        .map(SchoolView::certificate)
                                        .orElse("none")))
                .collect(Collectors.joining());
        return "<dl class=\"facts\">%s</dl>".formatted(facts);
    }

    private static String fact(String name, String html) {
        return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, html);
    }

    private static String certificate(SchoolDetails.Certificate certificate) {
        return "%s, until %s%s"
                .formatted(
                        text(certificate.mode()),
                        Html.date(certificate.notAfter()),
                        certificate
                                .renewalFailure()
                                .map(why -> ", not renewed: " + text(why))
                                .orElse(""));
    }

    private static String steps(List<StepAnswer> steps) {
        if (steps.isEmpty()) {
            return "<p>There are none.</p>";
        }
        long done = steps.stream().filter(step -> step.status().equals("done")).count();
        return """
                <p><label for="progress">%d of %d done</label>
                <progress id="progress" max="%d" value="%d"></progress></p>
                %s
                """.formatted(done, steps.size(), steps.size(), done, table(steps));
    }

    private static String table(List<StepAnswer> steps) {
        return Html.table(
                "Steps in their order",
                List.of("Step", "State", "Attempts", "Took", "Last error"),
                steps.stream()
                        .map(step -> List.of(
                                text(Badges.words(step.name())),
                                Badges.of(step.status()),
                                attempts(step),
                                step.durationMs()
                                        .map(Duration::ofMillis)
                                        .map(Html::time)
                                        .orElse("…"),
                                text(step.error().orElse("none")))));
    }

    private static String attempts(StepAnswer step) {
        return step.undoAttempts() == 0
                ? Integer.toString(step.attempts())
                : "%d, undone in %d".formatted(step.attempts(), step.undoAttempts());
    }

    private static String actions(ConsoleSession session, SchoolAnswer school) {
        String forms = Action.offeredIn(school.status()).stream()
                .map(action -> action == Action.DELETE ? deletion(session, school) : form(session, school, action, ""))
                .collect(Collectors.joining());
        return forms.isEmpty() ? "<p>There is nothing to do.</p>" : "<div class=\"actions\">%s</div>".formatted(forms);
    }

    private static String form(ConsoleSession session, SchoolAnswer school, Action action, String fields) {
        return """
                <form method="post" action="/console/schools/%s/%s">%s%s
                <button id="action-%s"%s>%s</button></form>
                """.formatted(
                        school.id(),
                        action.code(),
                        Frame.token(session),
                        fields,
                        action.code(),
                        action == Action.DELETE ? " class=\"danger\"" : "",
                        action.button());
    }

    private static String deeds(List<Entry> deeds) {
        return deeds.isEmpty()
                ? "<p>Nothing yet.</p>"
                : Html.table(
                        "What operators did, the latest first",
                        List.of("When", "What", "Session"),
                        deeds.stream()
                                .map(deed -> List.of(
                                        Html.date(deed.happenedAt()),
                                        text(Badges.words(deed.action().replace("school.", ""))),
                                        text(deed.session()))));
    }

    /// Asks for the slug: the wrong school is deleted by habit, and hardly by typing its name.
    private static String deletion(ConsoleSession session, SchoolAnswer school) {
        return """
                <details><summary id="open-delete">Delete…</summary>%s</details>
                """.formatted(form(session, school, Action.DELETE, """
                        <label for="slug">Type <code>%s</code> to confirm. Its database goes, a last dump stays.</label>
                        <input id="slug" name="slug" autocomplete="off" autocapitalize="none" spellcheck="false" required>
                        """.formatted(text(school.slug()))));
    }
}
