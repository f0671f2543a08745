package in.syncad.embedded.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;

@AwsContract
class MailEventContractTests {

    private final SesV2Client ses;
    private final SnsClient sns;
    private final String set = AwsClients.unique("told");
    private String topic = "";

    MailEventContractTests(AwsClients clients) {
        this.ses = clients.ses();
        this.sns = clients.sns();
    }

    @BeforeEach
    void create() {
        topic = sns.createTopic(request -> request.name(set)).topicArn();
        ses.createConfigurationSet(request -> request.configurationSetName(set));
    }

    @AfterEach
    void remove() {
        ses.deleteConfigurationSet(request -> request.configurationSetName(set));
        sns.deleteTopic(request -> request.topicArn(topic));
    }

    @Test
    void keepsDestinationsOfEvents() {
        tellBouncesTo("sns");

        assertThat(ses.getConfigurationSetEventDestinations(request -> request.configurationSetName(set))
                        .eventDestinations())
                .singleElement()
                .satisfies(destination -> {
                    assertThat(destination.name()).isEqualTo("sns");
                    assertThat(destination.enabled()).isTrue();
                    assertThat(destination.matchingEventTypes()).containsExactly(EventType.BOUNCE);
                    assertThat(destination.snsDestination().topicArn()).isEqualTo(topic);
                });
    }

    @Test
    void refusesASecondOfThatName() {
        tellBouncesTo("sns");

        assertThatExceptionOfType(AlreadyExistsException.class).isThrownBy(() -> tellBouncesTo("sns"));
    }

    @Test
    void removesDestinations() {
        tellBouncesTo("sns");

        ses.deleteConfigurationSetEventDestination(
                request -> request.configurationSetName(set).eventDestinationName("sns"));

        assertThat(ses.getConfigurationSetEventDestinations(request -> request.configurationSetName(set))
                        .eventDestinations())
                .isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ses.deleteConfigurationSetEventDestination(
                        request -> request.configurationSetName(set).eventDestinationName("sns")));
    }

    @Test
    void aSetTakesItsDestinationsAlong() {
        tellBouncesTo("sns");

        ses.deleteConfigurationSet(request -> request.configurationSetName(set));
        ses.createConfigurationSet(request -> request.configurationSetName(set));

        assertThat(ses.getConfigurationSetEventDestinations(request -> request.configurationSetName(set))
                        .eventDestinations())
                .isEmpty();
    }

    private void tellBouncesTo(String name) {
        ses.createConfigurationSetEventDestination(request -> request.configurationSetName(set)
                .eventDestinationName(name)
                .eventDestination(destination -> destination
                        .enabled(true)
                        .matchingEventTypes(EventType.BOUNCE)
                        .snsDestination(sent -> sent.topicArn(topic))));
    }
}
