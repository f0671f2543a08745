package in.syncad.api.signin;

/// What a client gets when it signs in, and again each time it refreshes.
///
/// @param accessToken sent as `Authorization: Bearer` with each request
/// @param refreshToken good for one refresh
/// @param expiresIn seconds until the access token ends
public record Tokens(String accessToken, String refreshToken, long expiresIn) implements Entrance {

    @Override
    public String toString() {
        return "Tokens[]";
    }
}
