package in.syncad.api.devices;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// What the app tells about the device it runs on.
///
/// @param token by which the push service knows the app on this device
/// @param name for the owner to recognise it by
public record DeviceDetails(
        @NotNull Platform platform,

        @NotNull @Pattern(regexp = "[\\x21-\\x7E]{1,1024}", message = "must be a token of 1 to 1024 visible characters")
        String token,

        @NotBlank @Size(max = 100) String name) {

    public DeviceDetails {
        name = name == null ? "" : name.strip();
    }

    /// Who has the token can push to the device: stays out of logs.
    @Override
    public String toString() {
        return "DeviceDetails[platform=%s]".formatted(platform);
    }
}
