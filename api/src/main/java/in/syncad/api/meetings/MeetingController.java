package in.syncad.api.meetings;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/meetings")
@Everybody
class MeetingController {

    private final Meetings meetings;
    private final Seats seats;
    private final IceServers servers;
    private final EntityTags tags;

    MeetingController(Meetings meetings, Seats seats, IceServers servers, EntityTags tags) {
        this.meetings = meetings;
        this.seats = seats;
        this.servers = servers;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<Meeting>> listMeetings(Paging paging, Caller caller) {
        return tags.answer(meetings.list(paging, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<Meeting> getMeeting(@PathVariable UUID id, Caller caller) {
        return tags.answer(meetings.find(id, caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER})
    ResponseEntity<Meeting> planMeeting(@Valid @RequestBody MeetingDetails details, Once once, Caller caller) {
        return once.answer(details, Meeting.class, () -> {
            Versioned<Meeting> meeting = meetings.plan(details, caller);
            return tags.created(URI.create("/api/v1/meetings/" + meeting.value().id()), meeting);
        });
    }

    @PostMapping("/{id}/start")
    ResponseEntity<Meeting> startMeeting(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        return tags.answer(meetings.start(id, expected, caller));
    }

    @PostMapping("/{id}/end")
    ResponseEntity<Meeting> endMeeting(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        return tags.answer(meetings.end(id, expected, caller));
    }

    @GetMapping("/{id}/ice-servers")
    ResponseEntity<IceServers.Offer> getMeetingIceServers(@PathVariable UUID id, Caller caller) {
        seats.requireAdmitted(id, caller);
        return tags.answer(new Versioned<>(servers.offer(caller), 0));
    }
}
