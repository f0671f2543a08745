package in.syncad.api.notifications;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The two jobs that send, each in a lane of its own.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    @Bean
    DeliverMessages deliverMessages(DeliveryRounds rounds) {
        return new DeliverMessages(false, rounds);
    }

    @Bean
    DeliverMessages deliverCampaigns(DeliveryRounds rounds) {
        return new DeliverMessages(true, rounds);
    }
}
