package in.syncad.provisioning.steps;

import in.syncad.provisioning.saga.SagaDefinition;
import in.syncad.provisioning.saga.Step;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The creation of a school, in the contract's order, and the repetition of its last step on demand.
@Configuration(proxyBeanMethods = false)
public class SchoolCreation {

    public static final String CREATE = "create-school";
    public static final String RESEND_WELCOME = "resend-welcome";

    public static final String RENEW_CERTIFICATE = "renew-certificate";

    /// Input of a renewal: the saga that created the school. Its certificate bears that id.
    public static final String ISSUED_BY = "issued-by";

    /// The step that creation and renewal have.
    public static final String CERTIFICATE = IssueCertificate.NAME;

    /// The step that creation and repeated welcome have.
    public static final String WELCOME = SendWelcome.NAME;

    private static final String SUBJECT = "school";

    @Bean
    SagaDefinition createSchool(BeanFactory beans) {
        List<Step> steps = Stream.of(
                        ReserveSlug.class,
                        CreateDatabase.class,
                        MigrateSchema.class,
                        StoreCredentials.class,
                        CreateDnsRecord.class,
                        IssueCertificate.class,
                        Activate.class,
                        SendWelcome.class)
                .<Step>map(beans::getBean)
                .toList();
        return new SagaDefinition(CREATE, SUBJECT, true, steps);
    }

    @Bean
    SagaDefinition certificateRenewal(RenewCertificate renewal) {
        return new SagaDefinition(RENEW_CERTIFICATE, SUBJECT, true, List.of(renewal));
    }

    @Bean
    SagaDefinition resendWelcome(SendWelcome welcome) {
        return new SagaDefinition(RESEND_WELCOME, SUBJECT, true, List.of(welcome));
    }
}
