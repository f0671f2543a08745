package in.syncad.api.tenancy;

import in.syncad.common.tenancy.School;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Passes on what this instance learns of schools: that one is there, has changed, or is no longer served. No event of
/// the application, because it is learned while the application is still being put together.
@Component
public class SchoolChanges implements Consumer<School> {

    private final List<Consumer<School>> listeners = new CopyOnWriteArrayList<>();

    /// From now on; the listener must be quick and must not fail.
    public void tell(Consumer<School> listener) {
        listeners.add(listener);
    }

    @Override
    public void accept(School school) {
        listeners.forEach(listener -> listener.accept(school));
    }
}
