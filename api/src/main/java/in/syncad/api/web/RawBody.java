package in.syncad.api.web;

import java.nio.charset.StandardCharsets;

/// The body of a webhook, to the byte, because signatures are made over bytes. A parameter of a controller method.
public final class RawBody {

    private final byte[] bytes;

    public RawBody(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "RawBody[%d bytes]".formatted(bytes.length);
    }
}
