package in.syncad.provisioning.teardown;

import in.syncad.provisioning.saga.SagaDefinition;
import in.syncad.provisioning.saga.Step;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The removal of a school. There is no way back once the undo window has passed, so each step is tried until it
/// works.
@Configuration(proxyBeanMethods = false)
public class SchoolTeardown {

    public static final String DELETE = "delete-school";

    /// Until this step is done the removal can be called off.
    public static final String LAST_CHANCE = UndoWindow.NAME;

    /// Input: the saga that created the school. Its certificate bears that id.
    public static final String CREATED_BY = "created-by";

    /// Input: the status that the school had.
    public static final String FORMER_STATUS = "former-status";

    @Bean
    SagaDefinition deleteSchool(BeanFactory beans) {
        List<Step> steps = Stream.of(
                        UndoWindow.class,
                        CloseLogin.class,
                        KeepDump.class,
                        RemoveDnsRecord.class,
                        DiscardCertificate.class,
                        DropDatabase.class,
                        DeleteCredentials.class,
                        CloseRegistryRow.class)
                .<Step>map(beans::getBean)
                .toList();
        return new SagaDefinition(DELETE, "school", false, steps);
    }
}
