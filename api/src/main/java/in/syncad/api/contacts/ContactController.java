package in.syncad.api.contacts;

import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/contacts")
@Everybody
class ContactController {

    private final Contacts contacts;
    private final EntityTags tags;

    ContactController(Contacts contacts, EntityTags tags) {
        this.contacts = contacts;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<Contact>> listContacts(
            @RequestParam(required = false) @Nullable String q, Paging paging, Caller caller) {
        return tags.answer(contacts.list(q, paging, caller));
    }
}
