package in.syncad.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTests {

    @Test
    void readsTheFormOfLibpq() {
        DatabaseUrl url = DatabaseUrl.parse(
                "postgresql://us%40er:p%2Fss+w@rds:6432/syncad_central?sslmode=verify-full&sslrootcert=/etc/ca.pem");

        assertThat(url.user()).isEqualTo("us@er");
        assertThat(url.password()).isEqualTo("p/ss+w");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://rds:6432/syncad_central");
        assertThat(url.jdbcProperties())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslrootcert", "/etc/ca.pem")
                .containsEntry("password", "p/ss+w");
    }

    @Test
    void verifiesTheServerAlsoWhenNotAskedTo() {
        assertThat(DatabaseUrl.parse("postgres://u:p@h/d").jdbcProperties()).containsEntry("sslmode", "verify-full");
        assertThat(DatabaseUrl.parse("postgres://u:p@h/d").port()).isEqualTo(5432);
    }

    @Test
    void turnsToAnotherDatabaseOfTheSameServer() {
        DatabaseUrl school = DatabaseUrl.parse("postgresql://u:p@h:1/central?sslrootcert=/ca")
                .with("school_1", "s", "q");

        assertThat(school.jdbcUrl()).isEqualTo("jdbc:postgresql://h:1/school_1");
        assertThat(school.jdbcProperties()).containsEntry("sslrootcert", "/ca").containsEntry("user", "s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql://h/d",
                "mysql://u:secret@h/d",
                "postgresql://u:secret@h/",
                "postgresql://u@h/d",
                "postgresql://:secret@h/d",
                "postgresql:///d",
                "postgresql://u:secret@h/d?sslmode=disable",
                "postgresql://u:secret@h/d?sslmode=require",
                "postgresql://u:secret@h/d?socketFactory=x",
                "postgresql://u:sec ret@h/d"
            })
    void refusesAnythingElseWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .satisfies(refusal -> {
                    assertThat(refusal.getMessage()).doesNotContain("secret");
                    assertThat(refusal.getCause()).isNull();
                });
    }

    @Test
    void showsNoPassword() {
        assertThat(DatabaseUrl.parse("postgresql://u:secret@h/d").toString()).isEqualTo("postgresql://u@h:5432/d");
    }
}
