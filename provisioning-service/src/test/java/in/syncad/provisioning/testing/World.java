package in.syncad.provisioning.testing;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Message;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Everything that a school has outside the service: looked at directly, not through the service.
public record World(UUID id, String slug) {

    private static final int ALL = 10_000;

    public String host() {
        return slug + ".syncad.in";
    }

    public List<String> databases() {
        return names("SELECT datname AS name FROM pg_database WHERE datname = :name");
    }

    public List<String> roles() {
        return names("SELECT rolname AS name FROM pg_roles WHERE rolname = :name");
    }

    /// Names and types of all records at or below the school's host, validation records included.
    public List<String> records() {
        return Platform.aws().records().stream()
                .map(record -> record.toString())
                .filter(record -> record.contains(host()))
                .toList();
    }

    public List<String> certificates() {
        return Platform.aws().certificates(host());
    }

    public List<String> secrets() {
        return Platform.aws().secretNames().stream()
                .filter(name -> name.contains(id.toString()))
                .toList();
    }

    public List<Message> mails() {
        return Platform.aws()
                .inbox()
                .newest(Optional.of("admin@%s.edu".formatted(slug)), Optional.of(Channel.EMAIL), ALL);
    }

    public List<String> reservations() {
        return Platform.sql()
                .sql("SELECT slug FROM slug_reservation WHERE slug = :slug")
                .param("slug", slug)
                .query(String.class)
                .list();
    }

    /// One of everything.
    public void assertComplete() {
        assertThat(databases()).as("databases").hasSize(1);
        assertThat(roles()).as("roles").hasSize(1);
        assertThat(records())
                .as("records")
                .filteredOn(record -> !record.contains("_"))
                .hasSize(1);
        assertThat(certificates()).as("certificates").hasSizeLessThanOrEqualTo(1);
        assertThat(secrets()).as("secrets").hasSize(1);
        assertThat(mails()).as("mails").hasSize(1);
        assertThat(reservations()).as("reservations").hasSize(1);
    }

    /// Nothing at all; the slug is free.
    public void assertEmpty() {
        assertNothingOutside();
        assertThat(reservations()).as("reservations").isEmpty();
    }

    public void assertNothingOutside() {
        assertThat(databases()).as("databases").isEmpty();
        assertThat(roles()).as("roles").isEmpty();
        assertThat(records()).as("records").isEmpty();
        assertThat(certificates()).as("certificates").isEmpty();
        assertThat(secrets()).as("secrets").isEmpty();
    }

    private List<String> names(String query) {
        return Platform.sql()
                .sql(query)
                .param("name", new SchoolId(id).databaseName())
                .query(String.class)
                .list();
    }
}
