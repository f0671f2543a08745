package in.syncad.provisioning.registry;

import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The registry of schools: which there are, and who has which slug.
@Service
@Transactional
public class Registry {

    /// Links, bookmarks and mails of a deleted school must not lead to a stranger.
    static final Duration SLUG_REST = Duration.ofDays(90);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.UTC);

    private final RegistryStore store;
    private final Addresses addresses;
    private final Clock clock;

    Registry(RegistryStore store, Addresses addresses, Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// Enters a new school as provisioning, with its slug reserved.
    ///
    /// @throws Refused `slug.taken` or `slug.resting`
    public RegisteredSchool register(NewSchool request) {
        RegisteredSchool school = new RegisteredSchool(
                new SchoolId(UUID.randomUUID()),
                request,
                addresses.host(request.slug()),
                SchoolStatus.PROVISIONING,
                Optional.empty(),
                Optional.empty(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty());
        refuseIfHeld(request.slug());
        try {
            store.insert(school);
        } catch (DuplicateKeyException another) {
            throw taken(request.slug());
        }
        reserve(school);
        return school;
    }

    /// Makes a failed school provisioning again.
    ///
    /// @throws Refused as [#register]
    public void registerAgain(RegisteredSchool failed) {
        refuseIfHeld(failed.request().slug());
        try {
            store.move(failed.id(), SchoolStatus.PROVISIONING, Optional.empty());
        } catch (DuplicateKeyException another) {
            throw taken(failed.request().slug());
        }
        reserve(failed);
    }

    /// Whether the school holds its slug; takes it if it is free.
    public boolean holdsSlug(RegisteredSchool school) {
        return store.reserve(school.id(), school.request().slug(), clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<RegisteredSchool> find(SchoolId id) {
        return store.find(id);
    }

    /// @throws IllegalStateException when there is none
    @Transactional(readOnly = true)
    public RegisteredSchool get(SchoolId id) {
        return store.find(id).orElseThrow(() -> new IllegalStateException("no school " + id));
    }

    /// Nobody else changes the row until the caller's transaction ends.
    public Optional<RegisteredSchool> lock(SchoolId id) {
        return store.lock(id);
    }

    /// @throws IllegalArgumentException when the school cannot go there from where it is
    public void move(RegisteredSchool school, SchoolStatus to) {
        if (!school.status().canBecome(to)) {
            throw new IllegalArgumentException("%s cannot become %s".formatted(school.status(), to));
        }
        store.move(school.id(), to, Optional.empty());
    }

    /// From now on the school is served.
    public void activate(SchoolId id, String schemaVersion) {
        store.activate(id, schemaVersion, clock.instant());
    }

    /// The school is not served any more: its creation has failed after all.
    public void stopServing(SchoolId id, String reason) {
        lock(id).filter(school -> school.status() == SchoolStatus.ACTIVE)
                .ifPresent(school -> store.move(id, SchoolStatus.FAILED, Optional.of(reason)));
    }

    /// The school's creation has failed for that reason, nothing is left of it, and anybody may have the slug.
    public void fail(SchoolId id, String reason) {
        lock(id).filter(school -> school.status() == SchoolStatus.PROVISIONING)
                .ifPresent(school -> store.move(id, SchoolStatus.FAILED, Optional.of(reason)));
        store.release(id);
    }

    /// The row becomes a tombstone, and the slug rests.
    public void bury(SchoolId id) {
        Instant now = clock.instant();
        store.bury(id, now);
        store.holdSlugUntil(id, now.plus(SLUG_REST));
    }

    /// Holds a school that is failed or deleted, with its slug, until the caller's transaction ends: nobody can revive
    /// it, or create another one with that slug. End it with [#letGo].
    ///
    /// @return empty when the school is not dead, or its slug belongs to a living one
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<RegisteredSchool> holdDead(SchoolId id) {
        return lock(id).filter(Registry::isDead).filter(school -> {
            Slug slug = school.request().slug();
            store.holdSlug(id, slug);
            return !store.isServed(slug);
        });
    }

    /// @param held by [#holdDead]
    @Transactional(propagation = Propagation.MANDATORY)
    public void letGo(RegisteredSchool held) {
        store.letGo(held.request().slug());
    }

    private static boolean isDead(RegisteredSchool school) {
        return switch (school.status()) {
            case FAILED, DELETED -> true;
            case PROVISIONING, ACTIVE, SUSPENDED, DELETING -> false;
        };
    }

    private void reserve(RegisteredSchool school) {
        if (!store.reserve(school.id(), school.request().slug(), clock.instant())) {
            throw taken(school.request().slug());
        }
    }

    private void refuseIfHeld(Slug slug) {
        Instant until = store.heldUntil(slug).orElse(Instant.MIN);
        if (until.equals(Instant.MAX)) {
            throw taken(slug);
        }
        if (until.isAfter(clock.instant())) {
            throw Refused.conflict(
                    "slug.resting",
                    "The slug %s belonged to a school that was deleted, and can be had again from %s."
                            .formatted(slug, TIME.format(until.truncatedTo(ChronoUnit.SECONDS))));
        }
    }

    private static Refused taken(Slug slug) {
        return Refused.conflict("slug.taken", "The slug %s is taken; choose another.".formatted(slug));
    }
}
