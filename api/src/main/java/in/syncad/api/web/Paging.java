package in.syncad.api.web;

import java.util.List;
import java.util.Optional;

/// Which page a caller asked for: `?limit=&cursor=`. A controller method gets it as a parameter.
public final class Paging {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MOST = 200;

    private final Cursors cursors;
    private final int limit;
    private final Optional<String> cursor;

    Paging(Cursors cursors, int limit, Optional<String> cursor) {
        this.cursors = cursors;
        this.limit = limit;
        this.cursor = cursor;
    }

    /// Reads one row more than the page holds, to know whether there is another page.
    ///
    /// @param list the list and all its filters: a cursor is good for the same list only
    public <T> Page<T> page(Object list, Rows<T> rows) {
        String context = list.toString();
        Optional<Position> after = cursor.map(given -> cursors.open(given, context));
        List<Listed<T>> found = rows.after(after, limit + 1);
        List<Listed<T>> shown = found.subList(0, Math.min(found.size(), limit));
        return new Page<>(
                shown.stream().map(Listed::row).toList(),
                found.size() > limit ? cursors.seal(shown.getLast().position(), context) : null);
    }

    /// The query behind a list.
    public interface Rows<T> {

        /// The rows after that position, or from the start, in the list's order.
        List<Listed<T>> after(Optional<Position> position, int limit);
    }
}
