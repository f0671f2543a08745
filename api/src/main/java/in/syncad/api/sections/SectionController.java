package in.syncad.api.sections;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
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
@RequestMapping("/api/v1/sections")
@Everybody
class SectionController {

    private final Sections sections;
    private final EntityTags tags;

    SectionController(Sections sections, EntityTags tags) {
        this.sections = sections;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<Section>> listSections(
            @RequestParam(required = false) @Nullable UUID academicYear,
            @RequestParam(required = false) @Nullable String grade,
            @RequestParam(required = false) @Nullable UUID teacher,
            Paging paging) {
        return tags.answer(sections.list(new SectionFilter(academicYear, grade, teacher), paging));
    }

    @GetMapping("/{id}")
    ResponseEntity<Section> getSection(@PathVariable UUID id) {
        return tags.answer(sections.find(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.SCHOOL_ADMIN)
    ResponseEntity<Section> addSection(@Valid @RequestBody SectionDetails details, Once once, Caller caller) {
        return once.answer(details, Section.class, () -> {
            Versioned<Section> section = sections.add(details, caller);
            return tags.created(URI.create("/api/v1/sections/" + section.value().id()), section);
        });
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @Allowed(Role.SCHOOL_ADMIN)
    ResponseEntity<Section> changeSection(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<SectionDetails> patch, Caller caller) {
        return tags.answer(sections.change(id, expected, patch, caller));
    }
}
