package in.syncad.api.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsAddressTests {

    private static final String TOPIC = "arn:aws:sns:ap-south-1:123456789012:events";
    private static final String NAME = "/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem";
    private static final SnsAddresses ADDRESSES = new SnsAddresses(Optional.empty());

    @Test
    void certificatesAndSubscriptionsLieAtSnsInTheRegionOfTheTopic() {
        assertThat(ADDRESSES.certificate("https://sns.ap-south-1.amazonaws.com" + NAME, TOPIC))
                .isPresent();
        assertThat(ADDRESSES.subscription("https://sns.ap-south-1.amazonaws.com/?Action=ConfirmSubscription", TOPIC))
                .isPresent();
        assertThat(ADDRESSES.certificate(
                        "https://sns.cn-north-1.amazonaws.com.cn" + NAME,
                        TOPIC.replace("aws:sns:ap-south-1", "aws-cn:sns:cn-north-1")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.ap-south-1.amazonaws.com",
                "https://sns.us-east-1.amazonaws.com",
                "https://sns.ap-south-1.amazonaws.com.cn",
                "https://sns.ap-south-1.amazonaws.com:8443",
                "https://sns.ap-south-1.amazonaws.com.evil.example",
                "https://sns.ap-south-1.amazonaws.com@evil.example",
                "https://evil@sns.ap-south-1.amazonaws.com",
                "https://sns.ap-south-1.amazonaws.com#@evil.example",
                "https://evil.example/sns.ap-south-1.amazonaws.com",
                "https://snsxap-south-1.amazonaws.com",
                "//sns.ap-south-1.amazonaws.com",
                "https:\\\\sns.ap-south-1.amazonaws.com",
                "file://",
                ""
            })
    void elsewhereNothingIsRead(String origin) {
        assertThat(ADDRESSES.certificate(origin + NAME, TOPIC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/other.pem",
                "/SimpleNotificationService-0123.pem",
                "/SimpleNotificationService-0123456789ABCDEF.pem",
                "/a/../SimpleNotificationService-0123456789abcdef.pem",
                "/SimpleNotificationService-0123456789abcdef.pem/x",
                "/SimpleNotificationService-0123456789abcdef.pem?x=y",
                "/SimpleNotificationService-0123456789abcdef%2epem"
            })
    void onlyCertificatesAreReadThere(String path) {
        assertThat(ADDRESSES.certificate("https://sns.ap-south-1.amazonaws.com" + path, TOPIC))
                .isEmpty();
    }

    @Test
    void anEmulatorIsBelievedOnlyWhereAwsIsOne() {
        String local = "http://127.0.0.1:4566" + NAME;

        assertThat(ADDRESSES.certificate(local, TOPIC)).isEmpty();
        assertThat(new SnsAddresses(Optional.of(URI.create("http://127.0.0.1:4566"))).certificate(local, TOPIC))
                .isPresent();
        assertThat(new SnsAddresses(Optional.of(URI.create("http://127.0.0.1:4567"))).certificate(local, TOPIC))
                .isEmpty();
    }
}
