package in.syncad.embedded.inbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The page: plain HTML made here, everything that came from outside escaped.
final class InboxPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.of("Asia/Kolkata"));

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>SyncAD inbox</title>
              <link rel="stylesheet" href="/inbox.css">
              <script src="/inbox.js" defer></script>
              <noscript><meta http-equiv="refresh" content="5"></noscript>
            </head>
            <body>
              <header>
                <h1>Inbox</h1>
                <p>Mails, text messages and pushes that this platform sent. None of them left this machine.</p>
                <form>
                  <label>Recipient <input name="to" value="%s" placeholder="everyone" autocomplete="off"></label>
                  <label>Channel <select name="channel">%s</select></label>
                  <button>Show</button>
                </form>
              </header>
              <main aria-live="polite">
            %s  </main>
            </body>
            </html>
            """;

    private static final String ARTICLE = """
                <article>
                  <div class="head">
                    <span class="channel %1$s">%1$s</span>
                    <span class="to">%2$s</span>
                    <time datetime="%3$s">%4$s</time>
                  </div>
                  <h2>%5$s</h2>
                  <pre>%6$s</pre>
                </article>
            """;

    private InboxPage() {}

    static String render(Search search, List<Message> messages) {
        StringBuilder articles = new StringBuilder();
        messages.forEach(message -> articles.append(article(message)));
        if (messages.isEmpty()) {
            articles.append("    <p class=\"empty\">Nothing here yet.</p>\n");
        }
        return PAGE.formatted(escape(search.to().orElse("")), options(search), articles);
    }

    private static String article(Message message) {
        return ARTICLE.formatted(
                message.channel().text(),
                escape(message.to()),
                message.sentAt(),
                TIME.format(message.sentAt()),
                escape(message.subject()),
                escape(message.body()));
    }

    private static String options(Search search) {
        StringBuilder options = new StringBuilder("<option value=\"\">all</option>");
        for (Channel channel : Channel.values()) {
            String selected = search.channel().filter(channel::equals).isPresent() ? " selected" : "";
            options.append("<option")
                    .append(selected)
                    .append(">")
                    .append(channel.text())
                    .append("</option>");
        }
        return options.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
