package in.syncad.embedded.aws;

import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.aws.sesv2.AccountOperations;
import in.syncad.embedded.aws.sesv2.ConfigurationSets;
import in.syncad.embedded.aws.sesv2.EventDestinations;
import in.syncad.embedded.aws.sesv2.Identities;
import in.syncad.embedded.aws.sesv2.IdentityOperations;
import in.syncad.embedded.aws.sesv2.MailEvents;
import in.syncad.embedded.aws.sesv2.SendingOperations;
import in.syncad.embedded.aws.sesv2.Smtp;
import in.syncad.embedded.aws.sesv2.Suppression;
import in.syncad.embedded.aws.sesv2.Templates;
import in.syncad.embedded.aws.sns.Distribution;
import in.syncad.embedded.aws.sns.EndpointOperations;
import in.syncad.embedded.aws.sns.Endpoints;
import in.syncad.embedded.aws.sns.PublishOperations;
import in.syncad.embedded.aws.sns.Push;
import in.syncad.embedded.aws.sns.Sms;
import in.syncad.embedded.aws.sns.SmsSettings;
import in.syncad.embedded.aws.sns.SubscriptionOperations;
import in.syncad.embedded.aws.sns.TopicOperations;
import in.syncad.embedded.aws.sns.Topics;
import in.syncad.embedded.aws.sns.WebPosts;
import in.syncad.embedded.inbox.Inbox;
import in.syncad.embedded.journal.Journal;
import java.util.List;
import java.util.Map;

/// Puts SES and SNS together.
record Messaging(Journal journal, LocalAwsSettings settings, Inbox inbox, Smtp smtp, WebPosts web) {

    /// The name of the platform application that stands before the first push.
    static final String PUSH_APPLICATION = "syncad";

    /// The configuration set of mails that stands before the first mail, and the topic that it tells what became of
    /// them; the platform application tells of its devices there, too.
    static final String MAIL_SET = "syncad";

    static final String EVENT_TOPIC = "syncad-events";

    private static final List<String> MAIL_EVENTS =
            List.of("REJECT", "BOUNCE", "COMPLAINT", "DELIVERY", "RENDERING_FAILURE");

    void registerMails(Operations operations, Identities identities, Distribution distribution) {
        Templates templates = new Templates(journal, settings.clock());
        Suppression suppression = new Suppression(journal, settings.clock());
        ConfigurationSets configurationSets = new ConfigurationSets(journal);
        EventDestinations destinations = new EventDestinations(journal, configurationSets);
        destinations.ensure(MAIL_SET, "sns", MAIL_EVENTS, settings.account().arn("sns", EVENT_TOPIC));
        templates.register(operations);
        suppression.register(operations);
        configurationSets.register(operations);
        destinations.register(operations);
        new IdentityOperations(identities).register(operations);
        new AccountOperations(inbox, settings.clock()).register(operations);
        MailEvents events =
                new MailEvents(destinations, suppression, distribution::announce, settings.account(), settings.clock());
        new SendingOperations(identities, templates, events, configurationSets, smtp, settings.clock())
                .register(operations);
    }

    Distribution registerNotifications(Operations operations, Topics topics) {
        topics.ensure(EVENT_TOPIC, Map.of("SignatureVersion", "2"));
        Endpoints endpoints = new Endpoints(journal, settings.account());
        endpoints.ensureApplication(
                "GCM",
                PUSH_APPLICATION,
                Map.of(
                        "PlatformCredential",
                        "none is needed here",
                        "EventDeliveryFailure",
                        settings.account().arn("sns", EVENT_TOPIC)));
        Sms sms = new Sms(inbox, settings.clock());
        Push push = new Push(inbox, settings.clock());
        Distribution distribution =
                new Distribution(topics, endpoints, push, new Distribution.Channels(sms, smtp, web), settings.clock());
        new EndpointOperations(endpoints).register(operations);
        new TopicOperations(topics, settings.account()).register(operations);
        new SubscriptionOperations(topics, endpoints, settings.account(), smtp, web).register(operations);
        new PublishOperations(topics, sms, distribution).register(operations);
        new SmsSettings(journal).register(operations);
        return distribution;
    }
}
