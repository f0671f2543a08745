package in.syncad.api.documents;

import in.syncad.api.realtime.Live;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells those who have a document open that there is something new about its comments; what it is they fetch.
@Component
class CommentNews {

    private static final String EVENT = "document-comments";

    private final Live live;

    CommentNews(Live live) {
        this.live = live;
    }

    @TransactionalEventListener
    void tell(CommentsChanged changed) {
        live.toRoom(Readers.roomOf(changed.document()), EVENT, Map.of("document", changed.document()));
    }
}
