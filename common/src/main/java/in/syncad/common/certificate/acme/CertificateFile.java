package in.syncad.common.certificate.acme;

import java.security.cert.X509Certificate;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What is kept of one certificate, as JSON in one secret: enough to go on after a crash, and in the end what a TLS
/// server needs. Keys and chain are PEM; the server's own certificate comes first.
///
/// @param successor under way to replace this one, with a key of its own; this one is served until then
/// @param order address of the order under way; absent before it is placed and after it failed
record CertificateFile(
        String host,
        Pem.Keys keys,
        Optional<String> order,
        Optional<String> chain,
        Optional<CertificateFile> successor) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static CertificateFile of(String host) {
        return new CertificateFile(host, Pem.Keys.generate(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static CertificateFile read(String json) {
        return JSON.readValue(json, CertificateFile.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    CertificateFile withOrder(String location) {
        return new CertificateFile(host, keys, Optional.of(location), Optional.empty(), Optional.empty());
    }

    CertificateFile withoutOrder() {
        return new CertificateFile(host, keys, Optional.empty(), Optional.empty(), Optional.empty());
    }

    CertificateFile withChain(String issued) {
        return new CertificateFile(host, keys, order, Optional.of(issued), Optional.empty());
    }

    CertificateFile withSuccessor(CertificateFile next) {
        return new CertificateFile(host, keys, order, chain, Optional.of(next));
    }

    Optional<X509Certificate> certificate() {
        return chain.map(text -> Pem.certificates(text).getFirst());
    }
}
