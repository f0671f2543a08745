package in.syncad.embedded.aws.acm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A requested certificate. `names` starts with the domain name; `issued` is there once every name is proved.
record Certificate(
        String arn,
        List<String> names,
        String keyAlgorithm,
        Optional<String> idempotencyToken,
        Instant createdAt,
        Optional<Issued> issued,
        Map<String, String> tags) {

    /// The X.509 certificate, signed by the local authority.
    record Issued(String pem, String serial, Instant at, Instant notBefore, Instant notAfter) {}

    String domainName() {
        return names.getFirst();
    }

    String status() {
        return issued.isPresent() ? "ISSUED" : "PENDING_VALIDATION";
    }

    /// The place in a list by age.
    String order() {
        return createdAt + "/" + arn;
    }

    Certificate withIssued(Issued certificate) {
        return new Certificate(arn, names, keyAlgorithm, idempotencyToken, createdAt, Optional.of(certificate), tags);
    }

    Certificate withTags(Map<String, String> others) {
        return new Certificate(arn, names, keyAlgorithm, idempotencyToken, createdAt, issued, others);
    }
}
