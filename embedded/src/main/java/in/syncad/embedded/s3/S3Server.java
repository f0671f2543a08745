package in.syncad.embedded.s3;

import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.ServiceStartFailed;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/// An S3 endpoint on 127.0.0.1 that stores objects as files. Signatures, also those of presigned URLs with their
/// signed headers, are verified, and browsers get the same cross-origin answers as from the bucket in production.
/// Without a signature only what lies below `public/` can be read: there is no CDN in front of it here.
///
/// Not there: lifecycle rules, object tags, versioning; such requests are answered with 501.
public final class S3Server implements AutoCloseable {

    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "POST");
    private static final List<String> HEADERS = List.of("content-type", "x-amz-checksum-sha256", "if-none-match");

    private final S3Proxy proxy;
    private final S3Settings settings;

    private S3Server(S3Proxy proxy, S3Settings settings) {
        this.proxy = proxy;
        this.settings = settings;
    }

    /// @throws ServiceStartFailed when it does not come up, with the reason in one line
    public static S3Server start(S3Settings settings) {
        LocalPort.requireFree("S3", settings.port());
        BlobStore objects = objects(settings);
        if (!objects.containerExists(settings.bucket())) {
            objects.createContainer(settings.bucket());
        }
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:" + settings.port()))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, settings.accessKey(), settings.secretKey())
                .corsRules(crossOrigin(settings.baseDomain()))
                .build();
        try {
            proxy.start();
        } catch (Exception failure) {
            throw new ServiceStartFailed("S3", failure);
        }
        return new S3Server(proxy, settings);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + settings.port());
    }

    public String bucket() {
        return settings.bucket();
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the S3 endpoint does not stop", failure);
        }
    }

    private static BlobStore objects(S3Settings settings) {
        Properties properties = new Properties();
        properties.setProperty(
                "jclouds.filesystem.basedir",
                OwnFiles.directory(settings.directory(), "rwx------").toString());
        properties.setProperty("jclouds.identity", settings.accessKey());
        properties.setProperty("jclouds.credential", settings.secretKey());
        return new Published(BlobStores.create("filesystem", properties));
    }

    /// The pages of the schools, in production by HTTPS and on this machine as `{slug}.localhost`.
    private static CrossOriginResourceSharing crossOrigin(String baseDomain) {
        return new CrossOriginResourceSharing(
                List.of(
                        "https://[a-z0-9-]+\\." + Pattern.quote(baseDomain),
                        "http://([a-z0-9-]+\\.)?localhost(:[0-9]+)?"),
                METHODS,
                HEADERS,
                List.of("ETag"),
                "");
    }
}
