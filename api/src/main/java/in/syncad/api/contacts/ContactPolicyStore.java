package in.syncad.api.contacts;

import in.syncad.api.contacts.ContactPolicy.Rule;
import in.syncad.api.security.Role;
import in.syncad.api.web.Versioned;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rules of the school.
@Repository
class ContactPolicyStore {

    private final JdbcClient database;

    ContactPolicyStore(JdbcClient database) {
        this.database = database;
    }

    Versioned<ContactPolicy> find() {
        var rules = database.sql("SELECT one, other, reach FROM contact_rule ORDER BY one, other")
                .query((row, number) -> new Rule(
                        Role.ofCode(row.getString("one")),
                        Role.ofCode(row.getString("other")),
                        Reach.ofCode(row.getString("reach"))))
                .list();
        int version = database.sql("SELECT row_version FROM contact_policy")
                .query(Integer.class)
                .single();
        return new Versioned<>(new ContactPolicy(rules), version);
    }

    /// From here on one change after the other.
    void lock() {
        database.sql("SELECT FROM contact_policy FOR UPDATE").query().listOfRows();
    }

    void replace(ContactPolicy policy) {
        database.sql("UPDATE contact_policy SET row_version = row_version + 1").update();
        database.sql("DELETE FROM contact_rule").update();
        database.sql("""
                        INSERT INTO contact_rule (one, other, reach)
                        SELECT * FROM unnest(CAST(:ones AS text[]), CAST(:others AS text[]), CAST(:reaches AS text[]))
                        """)
                .param("ones", texts(policy, rule -> rule.one().code()))
                .param("others", texts(policy, rule -> rule.other().code()))
                .param("reaches", texts(policy, rule -> rule.reach().code()))
                .update();
    }

    private static String[] texts(ContactPolicy policy, Function<Rule, String> text) {
        return policy.rules().stream().map(text).toArray(String[]::new);
    }
}
