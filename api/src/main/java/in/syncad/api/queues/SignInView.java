package in.syncad.api.queues;

import in.syncad.web.pages.Html;
import java.util.Optional;

/// Where operators give their key.
final class SignInView {

    private static final String CODE = """
            <label for="code">Code of your authenticator app</label>
            <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required>
            """;

    private SignInView() {}

    /// @param asksForCode whether a second factor is set
    /// @param refusal why the last try failed
    static String page(boolean asksForCode, Optional<String> refusal) {
        return Layout.page("Sign in", """
                <main class="narrow">
                <h1>Operators</h1>
                %s
                <form method="post" action="/admin/sign-in">
                <label for="key">Operator's key</label>
                <input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
                %s<button>Sign in</button>
                </form>
                </main>
                """.formatted(refusal.map(Html::refused).orElse(""), asksForCode ? CODE : ""));
    }
}
