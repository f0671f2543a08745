package in.syncad.embedded.aws.server;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.protocol.AwsRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// Unpacks a compressed body; the SDK compresses PutMetricData from 10 KiB on.
final class ContentEncoding {

    private ContentEncoding() {}

    static AwsRequest decode(AwsRequest request) {
        boolean gzip = request.header("content-encoding").filter("gzip"::equals).isPresent();
        return gzip ? request.withBody(unpack(request.body())) : request;
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] body = stream.readNBytes(AwsServer.LARGEST_BODY + 1);
            if (body.length > AwsServer.LARGEST_BODY) {
                throw AwsServer.tooLarge();
            }
            return body;
        } catch (IOException e) {
            throw new AwsError("SerializationException", 400, "The body is no gzip");
        }
    }
}
