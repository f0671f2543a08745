package in.syncad.embedded.aws.acm;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// DER bytes as PEM text and back.
final class Pem {

    private static final int LINE = 64;

    private Pem() {}

    static String encode(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    static byte[] decode(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
