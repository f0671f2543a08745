package in.syncad.embedded.s3;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/// Lets everybody read what lies below `public/`, as the CDN in front of the bucket does; nobody anything else.
final class Published extends ForwardingBlobStore {

    private static final String PREFIX = "public/";
    /// Objects are files here, so unlike in S3 this leads out of a directory.
    private static final String PARENT = "..";

    Published(BlobStore objects) {
        super(objects);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String key) {
        return key.startsWith(PREFIX) && !key.contains(PARENT) ? ObjectCannedACL.PUBLIC_READ : ObjectCannedACL.PRIVATE;
    }

    @Override
    public ObjectCannedACL getBlobAccess(String container, String key, @Nullable String version) {
        return getBlobAccess(container, key);
    }
}
