package in.syncad.embedded.aws.signature;

/// The one key pair that may call the emulator.
public record Credentials(String accessKey, String secretKey) {

    @Override
    public String toString() {
        return "Credentials[" + accessKey + "]";
    }
}
