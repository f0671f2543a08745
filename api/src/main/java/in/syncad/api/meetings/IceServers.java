package in.syncad.api.meetings;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.security.Caller;
import in.syncad.api.settings.TurnSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where browsers find servers that carry pictures and voices where they cannot reach each other. Each gets
/// credentials of its own that end soon, as coturn's `use-auth-secret` has it.
@Component
class IceServers {

    private static final String ALGORITHM = "HmacSHA1";
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final TurnSettings settings;
    private final Clock clock;

    IceServers(TurnSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// @param available false: none is set up, and people reach each other directly or not at all
    /// @param servers as `RTCPeerConnection` takes them
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(
            boolean available,
            List<Server> servers,
            @Nullable Instant expiresAt) {}

    record Server(List<String> urls, String username, String credential) {

        @Override
        public String toString() {
            return "Server[]";
        }
    }

    Offer offer(Caller caller) {
        if (settings.urls().isEmpty()) {
            return new Offer(false, List.of(), null);
        }
        Instant expires = clock.instant().plus(GOOD_FOR);
        String name = expires.getEpochSecond() + ":" + caller.id();
        return new Offer(true, List.of(new Server(settings.urls(), name, credential(name))), expires);
    }

    private String credential(String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
