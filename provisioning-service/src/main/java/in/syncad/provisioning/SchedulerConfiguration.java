package in.syncad.provisioning;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How the scheduler tells the time and writes its rows.
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
        return clock::instant;
    }

    /// Jobs carry no data: their names say what they are about, and the rest is in tables of our own.
    @Bean
    DbSchedulerCustomizer schedulerCustomizer() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new NoData());
            }

            /// Given, so that the start asks no database for it.
            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return Optional.of(new PostgreSqlJdbcCustomization(false, true));
            }
        };
    }

    private static final class NoData implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            if (data != null) {
                throw new IllegalArgumentException("jobs carry no data");
            }
            return new byte[0];
        }

        @Override
        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
        public <T> T deserialize(Class<T> type, byte[] data) {
            return null;
        }
    }
}
