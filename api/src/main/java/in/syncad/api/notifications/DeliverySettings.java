package in.syncad.api.notifications;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How messages leave.
///
/// @param batch how many are taken on at once; after a crash as many at most are sent twice
/// @param atOnce how many of them are with the provider at the same time
/// @param slice how long one school sends before it lets others go first
/// @param lease after which messages taken on by a process that has died are taken on by another; longer than the
///     slowest batch
@ConfigurationProperties("syncad.notifications")
record DeliverySettings(
        @DefaultValue("64") int batch,
        @DefaultValue("16") int atOnce,
        @DefaultValue("10s") Duration slice,
        @DefaultValue("2m") Duration lease) {}
