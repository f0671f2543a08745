package in.syncad.api.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnsubscribeTests {

    private static final RunningApi API = RunningApi.shared();
    private static final School SCHOOL = API.schools().create("unsubscribing");
    private static final School OTHER = API.schools().create("unsubscribing-not");
    private static final Recipients PEOPLE = new Recipients(API, SCHOOL);

    @Test
    void aLinkInAMailSwitchesMailsOfItsCategoryOff() {
        UUID user = PEOPLE.add(1).getFirst();
        URI link = link(user);
        assertThat(link.getHost()).isEqualTo("unsubscribing.syncad.in");

        for (int time = 0; time < 2; time++) {
            post("unsubscribing", link, "List-Unsubscribe=One-Click");
        }

        PEOPLE.tell("announcement", "after leaving", List.of(user));
        assertThat(PEOPLE.deliveryTo(user, "email").reason()).isEqualTo("switched off by the recipient");
        assertThat(PEOPLE.deliveryTo(user, "push").reason()).isEqualTo("no device");
    }

    @Test
    void aLinkIsGoodForItsSchoolOnlyAndCannotBeMade() {
        URI link = link(PEOPLE.add(1).getFirst());

        at(OTHER.slug()).send("POST", path(link), null, Map.of()).expect(404, "unsubscribe.unknown");
        at(SCHOOL.slug()).send("POST", path(link) + "A", null, Map.of()).expect(404, "unsubscribe.unknown");
        at(SCHOOL.slug())
                .send("POST", Unsubscribing.PATH + "?token=" + UUID.randomUUID() + "fees", null, Map.of())
                .expect(404, "unsubscribe.unknown");
    }

    private static URI link(UUID user) {
        return CurrentSchool.call(
                SCHOOL, () -> API.bean(Unsubscribing.class).link(user, MessageCategory.ANNOUNCEMENTS));
    }

    private static void post(String slug, URI link, String form) {
        at(slug).send("POST", path(link) + "&" + form, null, Map.of()).expect(204);
    }

    private static String path(URI link) {
        return link.getPath() + "?" + link.getQuery();
    }

    private static ApiClient at(String slug) {
        return API.at(slug + ".syncad.in");
    }
}
