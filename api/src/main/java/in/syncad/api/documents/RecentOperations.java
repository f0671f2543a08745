package in.syncad.api.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The last operations of a document, in memory: most of what is asked for happened a moment ago.
final class RecentOperations {

    private static final int MOST = 500;

    private final Deque<StoredOperation> operations = new ArrayDeque<>();

    void add(StoredOperation operation) {
        operations.addLast(operation);
        if (operations.size() > MOST) {
            operations.removeFirst();
        }
    }

    void clear() {
        operations.clear();
    }

    /// The version before the first that is here, or that one when none is.
    int from(int head) {
        return operations.isEmpty() ? head : operations.getFirst().version() - 1;
    }

    List<StoredOperation> after(int version) {
        List<StoredOperation> found = new ArrayList<>();
        for (StoredOperation operation : operations) {
            if (operation.version() > version) {
                found.add(operation);
            }
        }
        return found;
    }
}
