package in.syncad.api.secondfactor;

/// What an authenticator app needs to know, to be shown once.
///
/// @param secret in Base32, to be typed
/// @param uri `otpauth:`, to be shown as QR code
record NewFactor(String secret, String uri) {

    @Override
    public String toString() {
        return "NewFactor[]";
    }
}
