package in.syncad.api.users;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/school-admin/users")
@Allowed(Role.SCHOOL_ADMIN)
class UserController {

    private final Users users;
    private final EntityTags tags;

    UserController(Users users, EntityTags tags) {
        this.users = users;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<Account>> listUsers(
            @RequestParam(required = false) @Nullable AccountStatus status,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable String q,
            Paging paging) {
        return tags.answer(users.list(new AccountFilter(status, role, q), paging));
    }

    @GetMapping("/{id}")
    ResponseEntity<Account> getUser(@PathVariable UUID id) {
        return tags.answer(users.find(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Account> openUser(@Valid @RequestBody AccountDetails details, Once once, Caller caller) {
        return once.answer(details, Account.class, () -> {
            Versioned<Account> account = users.open(details, caller);
            return tags.created(
                    URI.create("/api/v1/school-admin/users/" + account.value().id()), account);
        });
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<Account> changeUser(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<AccountDetails> patch, Caller caller) {
        return tags.answer(users.change(id, expected, patch, caller));
    }
}
