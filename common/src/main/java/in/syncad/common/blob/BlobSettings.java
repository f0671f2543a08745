package in.syncad.common.blob;

import in.syncad.common.settings.Variables;

/// The bucket that holds all files.
public record BlobSettings(String bucket) {

    public static BlobSettings from(Variables variables) {
        return new BlobSettings(variables.required("S3_BUCKET", "the name of the bucket, such as syncad-assets"));
    }
}
