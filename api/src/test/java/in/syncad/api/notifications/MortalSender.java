package in.syncad.api.notifications;

import in.syncad.api.ApiApplication;
import in.syncad.api.audience.Recipient;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The service in a process of its own that tells everybody at a school something, until it is killed.
final class MortalSender {

    static final String KEY = "news/killed";

    private MortalSender() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context =
                ApiApplication.application().run("--PORT=0", "--syncad.notifications.lease=" + arguments[1]);
        School school =
                context.getBean(SchoolDirectory.class).bySlug(arguments[0]).orElseThrow();
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        CurrentSchool.run(school, () -> transaction.executeWithoutResult(status -> tell(context)));
    }

    private static void tell(ConfigurableApplicationContext context) {
        List<Recipient> everybody = context.getBean(JdbcClient.class)
                .sql("SELECT id FROM user_account WHERE email LIKE '%@people.example.org'")
                .query((row, number) -> Recipient.of(row.getObject("id", UUID.class)))
                .list();
        context.getBean(Notifications.class)
                .send(new Message(
                        context.getBean(MessageKinds.class).find("announcement").orElseThrow(),
                        KEY,
                        Map.of("id", "a1", "title", "News", "body", "Text", "school", "School"),
                        everybody));
    }
}
