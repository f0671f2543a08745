package in.syncad.api.presence;

import in.syncad.common.tenancy.SchoolId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// What all instances have written down in Redis: for each school, which instances have people of it and until
/// when that counts (a sorted set), and for each of these instances who they are (a set). An instance writes
/// its own entries only, and whole, at each heartbeat; so whatever was lost or left behind is right again with
/// the next one.
@Component
class PresenceRegister {

    /// Sets of dead instances are kept so long that the living can tell who went with them.
    private static final int KEPT_HEARTBEATS = 6;

    private static final RedisScript<Long> WRITE = new DefaultRedisScript<>("""
            redis.call('DEL', KEYS[2])
            for i = 4, #ARGV do redis.call('SADD', KEYS[2], ARGV[i]) end
            redis.call('PEXPIRE', KEYS[2], ARGV[3])
            redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return 1
            """, Long.class);

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final Duration heartbeat;
    private final String instance = UUID.randomUUID().toString();

    PresenceRegister(
            StringRedisTemplate redis, Clock clock, @Value("${syncad.presence.heartbeat}") Duration heartbeat) {
        this.redis = redis;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    /// These are the people of the school who are connected here. That is believed for two heartbeats.
    void write(SchoolId school, Collection<UUID> people) {
        List<String> values = new ArrayList<>();
        values.add(instance);
        values.add(Long.toString(clock.instant().plus(heartbeat.multipliedBy(2)).toEpochMilli()));
        values.add(Long.toString(heartbeat.multipliedBy(KEPT_HEARTBEATS).toMillis()));
        people.forEach(person -> values.add(person.toString()));
        redis.execute(WRITE, List.of(instancesOf(school), peopleOf(school, instance)), values.toArray());
    }

    /// Nobody of the school is connected here any more.
    void forget(SchoolId school) {
        redis.opsForZSet().remove(instancesOf(school), instance);
        redis.delete(peopleOf(school, instance));
    }

    /// Those of these people who are connected anywhere.
    Set<UUID> among(SchoolId school, Collection<UUID> people) {
        Object[] asked = people.stream().map(UUID::toString).toArray();
        if (asked.length == 0) {
            return Set.of();
        }
        return between(school, clock.millis(), Double.MAX_VALUE).stream()
                .flatMap(each -> redis.opsForSet().isMember(peopleOf(school, each), asked).entrySet().stream())
                .filter(answer -> answer.getValue())
                .map(answer -> UUID.fromString(String.valueOf(answer.getKey())))
                .collect(Collectors.toSet());
    }

    /// Those who were connected to instances that have died since; one caller only is told of each.
    Set<UUID> takeLeftBehind(SchoolId school) {
        Set<UUID> left = new HashSet<>();
        for (String dead : between(school, 0, clock.millis() - 1.0)) {
            Long taken = redis.opsForZSet().remove(instancesOf(school), dead);
            Set<String> people = redis.opsForSet().members(peopleOf(school, dead));
            if (taken != null && taken > 0 && people != null) {
                people.forEach(person -> left.add(UUID.fromString(person)));
            }
        }
        return left;
    }

    private Set<String> between(SchoolId school, double earliest, double latest) {
        Set<String> found = redis.opsForZSet().rangeByScore(instancesOf(school), earliest, latest);
        return found == null ? Set.of() : found;
    }

    /// In braces is what decides where a cluster keeps a key: all of a school in one place.
    private static String instancesOf(SchoolId school) {
        return "presence:{%s}".formatted(school);
    }

    private static String peopleOf(SchoolId school, String instance) {
        return "presence:{%s}:%s".formatted(school, instance);
    }
}
