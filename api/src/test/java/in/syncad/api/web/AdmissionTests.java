package in.syncad.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AdmissionTests {

    private static final int PER_SCHOOL = 5;
    private static final int IN_ALL = 12;
    private static final RunningApi API = RunningApi.shared();

    private final Admission admission = new Admission(PER_SCHOOL, IN_ALL);
    private final SchoolId one = new SchoolId(UUID.randomUUID());

    @Test
    void admitsOfASchoolWhatTheSchoolMayHaveAndOneMoreWhenOneIsDone() {
        List<Admission.Ticket> tickets = new ArrayList<>();
        for (int number = 0; number < PER_SCHOOL; number++) {
            tickets.add(admission.admit(one));
        }
        assertRefused(one);
        admission.admit(new SchoolId(UUID.randomUUID())).close();

        tickets.getFirst().close();

        admission.admit(one);
        assertRefused(one);
    }

    @Test
    void admitsOfAllSchoolsTogetherWhatThereIsRoomFor() {
        for (int number = 0; number < IN_ALL; number++) {
            admission.admit(new SchoolId(UUID.randomUUID()));
        }

        assertRefused(one);
        assertThat(admission.free()).isZero();
    }

    @Test
    void losesNoPlaceAndGivesNoneTwiceHoweverManyCome() {
        List<SchoolId> schools = List.of(one, new SchoolId(UUID.randomUUID()), new SchoolId(UUID.randomUUID()));
        List<AtomicInteger> inside = List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        AtomicInteger most = new AtomicInteger();

        AtOnce.times(64, number -> {
            for (int round = 0; round < 500; round++) {
                int which = ThreadLocalRandom.current().nextInt(schools.size());
                try (Admission.Ticket ticket = admission.admit(schools.get(which))) {
                    most.accumulateAndGet(inside.get(which).incrementAndGet(), Math::max);
                    assertThat(ticket).isNotNull();
                    Thread.yield();
                    inside.get(which).decrementAndGet();
                } catch (Refused full) {
                    Thread.yield();
                }
            }
            return number;
        });

        assertThat(most.get()).isEqualTo(PER_SCHOOL);
        assertThat(admission.free()).isEqualTo(IN_ALL);
        for (int number = 0; number < PER_SCHOOL; number++) {
            admission.admit(one);
        }
    }

    @Test
    void aFullSchoolIsToldWhenToComeBackWhileOthersAreServed() {
        School full = API.schools().create("admission-full");
        API.schools().create("admission-quiet");
        Admission real = API.bean(Admission.class);
        int free = real.free();
        List<Admission.Ticket> tickets = fill(real, full);

        ApiAnswer answer = at("admission-full").get("/api/v1/me").expect(503, "requests.too-many");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        at("admission-quiet").get("/api/v1/me").expect(401, "token.missing");
        at("admission-full").get("/api/health").expect(200);

        tickets.forEach(Admission.Ticket::close);
        at("admission-full").get("/api/v1/me").expect(401, "token.missing");
        assertThat(real.free()).isEqualTo(free);
    }

    @Test
    void everyRequestGivesItsPlaceBackHoweverItEnds() {
        API.schools().create("admission-ends");
        Admission real = API.bean(Admission.class);
        int free = real.free();

        for (int round = 0; round < 10; round++) {
            at("admission-ends").get("/api/v1/me").expect(401);
            at("admission-ends").get("/api/v1/nowhere").expect(401);
            at("admission-ends").withToken("x").get("/api/v1/me").expect(401);
            at("admission-ends").post("/api/v1/auth/otp/verify", List.of()).expect(400);
        }

        assertThat(real.free()).isEqualTo(free);
    }

    /// Takes all places of that school.
    static List<Admission.Ticket> fill(Admission real, School school) {
        List<Admission.Ticket> tickets = new ArrayList<>();
        while (true) {
            try {
                tickets.add(real.admit(school.id()));
            } catch (Refused full) {
                return tickets;
            }
        }
    }

    private static ApiClient at(String slug) {
        return API.at(slug + ".localhost");
    }

    private void assertRefused(SchoolId school) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> admission.admit(school))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.UNAVAILABLE));
    }
}
