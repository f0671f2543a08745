package in.syncad.provisioning.console;

import in.syncad.web.pages.Html;
import java.util.Optional;

/// Where operators give their key.
final class SignInView {

    private SignInView() {}

    /// @param refusal why the last try failed
    static String page(Optional<String> refusal) {
        return Frame.alone("Sign in", """
                <main class="narrow">
                <h1>SyncAD console</h1>
                %s
                <form method="post" action="%s">
                <label for="key">Operator's key</label>
                <input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
                <button>Sign in</button>
                </form>
                </main>
                """.formatted(refusal.map(Html::refused).orElse(""), ConsoleFilter.SIGN_IN));
    }
}
