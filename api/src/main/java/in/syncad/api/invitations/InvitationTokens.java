package in.syncad.api.invitations;

import in.syncad.api.security.KeyedHash;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.tenancy.CurrentSchool;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The token in the mail: the invitation's id and a keyed hash of it and of the school. So it is stored nowhere,
/// neither in the database nor with the job that sends it; the invitation's row says whether it is still good.
@Component
class InvitationTokens {

    private static final int ID_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final KeyedHash hash;

    InvitationTokens(TokenSettings settings) {
        this.hash = new KeyedHash(settings.key("invitation", "HmacSHA256"));
    }

    /// Letters, digits, `-` and `_` only.
    String token(UUID invitation) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + HASH_BYTES)
                .putLong(invitation.getMostSignificantBits())
                .putLong(invitation.getLeastSignificantBits())
                .put(hashOf(invitation))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Empty when it is no token of ours for this school.
    Optional<UUID> invitation(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != ID_BYTES + HASH_BYTES) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(bytes);
        UUID invitation = new UUID(parts.getLong(), parts.getLong());
        byte[] given = new byte[HASH_BYTES];
        parts.get(given);
        return MessageDigest.isEqual(given, hashOf(invitation)) ? Optional.of(invitation) : Optional.empty();
    }

    private byte[] hashOf(UUID invitation) {
        return hash.of("invitation " + CurrentSchool.get().id() + " " + invitation);
    }
}
