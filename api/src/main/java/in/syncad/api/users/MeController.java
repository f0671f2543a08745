package in.syncad.api.users;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeController {

    /// The signed-in account and its school.
    ///
    /// @param impersonated whether an operator looks on as that account
    record Me(Account account, SchoolName school, boolean impersonated) {}

    record SchoolName(UUID id, String slug, String name, String timeZone) {}

    private final Users users;

    MeController(Users users) {
        this.users = users;
    }

    @GetMapping("/api/v1/me")
    @Everybody
    Me getMe(Caller caller) {
        School school = CurrentSchool.get();
        return new Me(
                users.find(caller.id()).value(),
                new SchoolName(
                        school.id().value(),
                        school.slug(),
                        school.name(),
                        school.timeZone().getId()),
                caller.operator().isPresent());
    }
}
