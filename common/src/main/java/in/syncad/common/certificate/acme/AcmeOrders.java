package in.syncad.common.certificate.acme;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;

/// The orders of our account.
record AcmeOrders(AcmeAccount account) {

    /// How servers say that they do not know an order, or not as ours; none of it is an error of the request.
    private static final Set<String> GONE = Set.of("malformed", "unauthorized", "accountDoesNotExist");

    /// @param replaced by what is ordered; such an order is not counted by servers that know of it (RFC 9773, 5)
    Order place(String host, Optional<X509Certificate> replaced) throws AcmeException {
        try {
            OrderBuilder order = account.login().newOrder().domain(host);
            if (replaced.isPresent() && knowsReplacements()) {
                order.replaces(replaced.get());
            }
            return order.create();
        } catch (AcmeServerException e) {
            if (AcmeFailures.type(e).equals("alreadyReplaced")) {
                // An order whose address was lost with its node.
                return place(host, Optional.empty());
            }
            account.forget();
            throw e;
        }
    }

    private boolean knowsReplacements() throws AcmeException {
        return account.session().resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
    }

    /// The order as it stands now; empty when the server has forgotten it.
    Optional<Order> find(String location) throws AcmeException {
        Order order = account.login().bindOrder(url(location));
        try {
            order.fetch();
            return Optional.of(order);
        } catch (AcmeException e) {
            if (!isGone(e)) {
                throw e;
            }
            account.forget();
            return Optional.empty();
        }
    }

    /// Some servers answer a bare 404, which the library tells by its message only.
    private static boolean isGone(AcmeException e) {
        return e instanceof AcmeServerException refused
                ? GONE.contains(AcmeFailures.type(refused))
                : "HTTP 404".equals(e.getMessage());
    }

    /// The validations that wait for us to put a record and say so.
    List<Dns01Challenge> open(Order order) {
        return order.getAuthorizations().stream()
                .filter(authorization -> authorization.getStatus() == Status.PENDING)
                .map(AcmeOrders::byDns)
                .filter(challenge -> challenge.getStatus() == Status.PENDING)
                .toList();
    }

    /// Why the server gave the order up.
    OutsideFailure failure(Order order) {
        Optional<Problem> problem = order.getAuthorizations().stream()
                .map(Authorization::getChallenges)
                .flatMap(List::stream)
                .map(Challenge::getError)
                .flatMap(Optional::stream)
                .findFirst()
                .or(order::getError);
        String type = problem.map(Problem::getType)
                .map(uri -> AcmeFailures.type(uri.toString()))
                .orElse("unknown");
        Kind kind = AcmeFailures.mayPass(type) ? Kind.TRANSIENT : Kind.PERMANENT;
        String words = problem.map(Problem::toString).orElse("no reason given");
        return new OutsideFailure(kind, "ACME order %s, %s: %s".formatted(order.getStatus(), type, words));
    }

    /// With the certificate's own key, so that it works for whoever holds that, whatever became of the account.
    void revoke(X509Certificate certificate, Pem.Keys keys) throws AcmeException {
        try {
            Certificate.revoke(account.session(), keys.pair(), certificate, RevocationReason.CESSATION_OF_OPERATION);
        } catch (AcmeServerException e) {
            if (!AcmeFailures.type(e).equals("alreadyRevoked")) {
                throw e;
            }
        }
    }

    private static Dns01Challenge byDns(Authorization authorization) {
        return authorization
                .findChallenge(Dns01Challenge.class)
                .orElseThrow(() -> new OutsideFailure(Kind.PERMANENT, "ACME: the server offers no validation by DNS"));
    }

    private static URL url(String location) {
        try {
            return URI.create(location).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
