package in.syncad.api.sso;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;

/// What a client brings back from a provider, and what it began there with.
///
/// @param code of the provider, good once
/// @param codeVerifier whose SHA-256 was sent there as code challenge (RFC 7636)
/// @param redirectUri where the provider sent the person back to
/// @param nonce as it was sent there
record Vouching(
        @NotBlank @Size(max = 50) String provider,
        @NotBlank @Size(max = 2_000) String code,

        @NotBlank @Pattern(regexp = "[A-Za-z0-9._~-]{43,128}")
        String codeVerifier,

        @NotNull @Schema(type = "string", format = "uri", maxLength = 500)
        URI redirectUri,

        @NotBlank @Size(min = 16, max = 200) String nonce) {

    @Override
    public String toString() {
        return "Vouching[%s]".formatted(provider);
    }
}
