package in.syncad.api.settings;

import in.syncad.common.blob.BlobSettings;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.push.PushSettings;
import in.syncad.common.settings.AwsSettings;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.settings.Variables;
import in.syncad.common.teams.TeamsSettings;
import in.syncad.common.tenancy.lanes.LaneSettings;
import in.syncad.common.text.TextSettings;
import in.syncad.common.whatsapp.WhatsAppSettings;
import in.syncad.web.ServerSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/// Hands each part of the service the settings that it needs and no others.
@Configuration(proxyBeanMethods = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingsConfiguration {

    @Bean
    ApiSettings apiSettings(Environment environment) {
        Variables variables = new Variables(environment::getProperty);
        ApiSettings settings = ApiSettings.from(variables);
        variables.check();
        return settings;
    }

    @Bean
    DatabaseUrl centralUrl(ApiSettings settings) {
        return settings.central();
    }

    @Bean
    AwsSettings awsSettings(ApiSettings settings) {
        return settings.outside().aws();
    }

    @Bean
    MailSettings mailSettings(ApiSettings settings) {
        return settings.outside().mail();
    }

    @Bean
    TextSettings textSettings(ApiSettings settings) {
        return settings.outside().text();
    }

    @Bean
    BlobSettings blobSettings(ApiSettings settings) {
        return settings.outside().blobs();
    }

    @Bean
    FileSettings fileSettings(ApiSettings settings) {
        return settings.files();
    }

    @Bean
    InboundSettings inboundSettings(ApiSettings settings) {
        return settings.inbound();
    }

    @Bean
    LimitSettings limitSettings(ApiSettings settings) {
        return settings.limits();
    }

    @Bean
    LaneSettings laneSettings(ApiSettings settings) {
        return settings.lanes();
    }

    @Bean
    ModelSettings modelSettings(ApiSettings settings) {
        return settings.model();
    }

    @Bean
    PushSettings pushSettings(ApiSettings settings) {
        return settings.outside().push();
    }

    @Bean
    WhatsAppSettings whatsAppSettings(ApiSettings settings) {
        return settings.outside().whatsApp();
    }

    @Bean
    TeamsSettings teamsSettings(ApiSettings settings) {
        return settings.outside().teams();
    }

    @Bean
    TokenSettings tokenSettings(ApiSettings settings) {
        return settings.tokens();
    }

    @Bean
    SignInSettings signInSettings(ApiSettings settings) {
        return settings.signIn();
    }

    @Bean
    OperatorSettings operatorSettings(ApiSettings settings) {
        return settings.operators();
    }

    @Bean
    HostSettings hostSettings(ApiSettings settings) {
        return settings.hosts();
    }

    @Bean
    OriginSettings originSettings(ApiSettings settings) {
        return settings.origins();
    }

    @Bean
    ServerSettings serverSettings(ApiSettings settings) {
        return settings.server();
    }

    @Bean
    RealtimeSettings realtimeSettings(ApiSettings settings) {
        return settings.realtime();
    }

    @Bean
    TurnSettings turnSettings(ApiSettings settings) {
        return settings.turn();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
