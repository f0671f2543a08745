package in.syncad.api.queues;

/// Where operators give their key.
final class SignInView {

    private SignInView() {}

    static String page(boolean refused) {
        return Layout.page("Sign in", """
                <main class="narrow">
                <h1>Operators</h1>
                %s
                <form method="post" action="/admin/sign-in">
                <label for="key">Operator's key</label>
                <input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
                <button>Sign in</button>
                </form>
                </main>
                """.formatted(
                        refused ? "<p class=\"notice bad\" role=\"alert\">This is not the operator's key.</p>" : ""));
    }
}
