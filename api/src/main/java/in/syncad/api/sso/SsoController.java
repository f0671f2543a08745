package in.syncad.api.sso;

import in.syncad.api.security.Everybody;
import in.syncad.api.signin.Device;
import in.syncad.api.signin.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class SsoController {

    private final SingleSignOn singleSignOn;

    SsoController(SingleSignOn singleSignOn) {
        this.singleSignOn = singleSignOn;
    }

    @PostMapping("/api/v1/auth/sso")
    Entrance signInByProvider(@Valid @RequestBody Vouching vouching, HttpServletRequest request) {
        return singleSignOn.enter(vouching, Device.of(request));
    }
}
