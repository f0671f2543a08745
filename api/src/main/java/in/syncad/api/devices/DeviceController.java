package in.syncad.api.devices;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Page;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/devices")
@Everybody
class DeviceController {

    private final Devices devices;
    private final EntityTags tags;

    DeviceController(Devices devices, EntityTags tags) {
        this.devices = devices;
        this.tags = tags;
    }

    /// A person has a handful, so they come all at once.
    @GetMapping
    ResponseEntity<Page<Device>> listMyDevices(Caller caller) {
        return tags.answer(new Page<>(devices.of(caller), null));
    }

    /// The same token is the same device, so repeating it needs no key.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Device> registerMyDevice(@Valid @RequestBody DeviceDetails details, Caller caller) {
        Versioned<Device> device = devices.register(details, caller);
        return tags.created(URI.create("/api/v1/me/devices/" + device.value().id()), device);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMyDevice(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        devices.remove(id, expected, caller);
    }
}
