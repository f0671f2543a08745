package in.syncad.embedded.aws;

import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.aws.sesv2.AccountOperations;
import in.syncad.embedded.aws.sesv2.ConfigurationSets;
import in.syncad.embedded.aws.sesv2.Identities;
import in.syncad.embedded.aws.sesv2.IdentityOperations;
import in.syncad.embedded.aws.sesv2.SendingOperations;
import in.syncad.embedded.aws.sesv2.Smtp;
import in.syncad.embedded.aws.sesv2.Suppression;
import in.syncad.embedded.aws.sesv2.Templates;
import in.syncad.embedded.aws.sns.EndpointOperations;
import in.syncad.embedded.aws.sns.Endpoints;
import in.syncad.embedded.aws.sns.PublishOperations;
import in.syncad.embedded.aws.sns.Push;
import in.syncad.embedded.aws.sns.Sms;
import in.syncad.embedded.aws.sns.SmsSettings;
import in.syncad.embedded.aws.sns.SubscriptionOperations;
import in.syncad.embedded.aws.sns.TopicOperations;
import in.syncad.embedded.aws.sns.Topics;
import in.syncad.embedded.inbox.Inbox;
import in.syncad.embedded.journal.Journal;
import java.util.Map;

/// Puts SES and SNS together.
record Messaging(Journal journal, LocalAwsSettings settings, Inbox inbox, Smtp smtp) {

    /// The name of the platform application that stands before the first push.
    static final String PUSH_APPLICATION = "syncad";

    void registerMails(Operations operations, Identities identities) {
        Templates templates = new Templates(journal, settings.clock());
        Suppression suppression = new Suppression(journal, settings.clock());
        ConfigurationSets configurationSets = new ConfigurationSets(journal);
        templates.register(operations);
        suppression.register(operations);
        configurationSets.register(operations);
        new IdentityOperations(identities).register(operations);
        new AccountOperations(inbox, settings.clock()).register(operations);
        new SendingOperations(identities, templates, suppression, configurationSets, smtp, settings.clock())
                .register(operations);
    }

    void registerNotifications(Operations operations) {
        Endpoints endpoints = new Endpoints(journal, settings.account());
        endpoints.ensureApplication("GCM", PUSH_APPLICATION, Map.of("PlatformCredential", "none is needed here"));
        Topics topics = new Topics(journal, settings.account());
        Sms sms = new Sms(inbox, settings.clock());
        Push push = new Push(inbox, settings.clock());
        new EndpointOperations(endpoints).register(operations);
        new TopicOperations(topics, settings.account()).register(operations);
        new SubscriptionOperations(topics, endpoints, settings.account(), smtp).register(operations);
        new PublishOperations(topics, endpoints, sms, push, smtp).register(operations);
        new SmsSettings(journal).register(operations);
    }
}
