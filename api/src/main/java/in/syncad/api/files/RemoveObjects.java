package in.syncad.api.files;

import in.syncad.api.jobs.JobLane;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import in.syncad.common.blob.BlobStore;
import java.util.List;
import org.springframework.stereotype.Component;

/// Removes from storage what files have left behind there.
@Component
class RemoveObjects implements SchoolJob<RemoveObjects.All> {

    private static final int BATCH = 100;

    /// Nothing needs to be known.
    record All() {}

    private final FileStore store;
    private final BlobStore blobs;

    RemoveObjects(FileStore store, BlobStore blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    @Override
    public String name() {
        return "remove-objects";
    }

    @Override
    public Class<All> dataType() {
        return All.class;
    }

    @Override
    public JobLane lane() {
        return JobLane.BULK;
    }

    @Override
    public Outcome run(All all) {
        List<FileStore.Abandoned> objects = store.abandoned(BATCH);
        objects.forEach(object -> blobs.delete(object.key()));
        store.forget(objects);
        return objects.size() < BATCH ? new Outcome.Done() : new Outcome.More();
    }
}
