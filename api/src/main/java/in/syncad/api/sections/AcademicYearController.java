package in.syncad.api.sections;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Everybody
class AcademicYearController {

    private static final String YEARS = "/api/v1/academic-years";

    private final AcademicYears years;
    private final EntityTags tags;

    AcademicYearController(AcademicYears years, EntityTags tags) {
        this.years = years;
        this.tags = tags;
    }

    /// A grade by its code, such as `UKG` or `5`.
    record Grade(String code) {}

    @GetMapping(YEARS)
    ResponseEntity<Page<AcademicYear>> listAcademicYears() {
        return tags.answer(new Page<>(years.all(), null));
    }

    @GetMapping(YEARS + "/{id}")
    ResponseEntity<AcademicYear> getAcademicYear(@PathVariable UUID id) {
        return tags.answer(new Versioned<>(years.find(id), 0));
    }

    @PostMapping(YEARS)
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.SCHOOL_ADMIN)
    ResponseEntity<AcademicYear> addAcademicYear(
            @Valid @RequestBody AcademicYearDetails details, Once once, Caller caller) {
        return once.answer(details, AcademicYear.class, () -> {
            AcademicYear year = years.add(details, caller);
            return tags.created(URI.create(YEARS + "/" + year.id()), new Versioned<>(year, 0));
        });
    }

    @GetMapping("/api/v1/grades")
    ResponseEntity<Page<Grade>> listGrades() {
        return tags.answer(new Page<>(years.grades().stream().map(Grade::new).toList(), null));
    }
}
