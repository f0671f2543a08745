package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/// The starter's JSON serializer fails on tasks without data; those have none here either.
record EmptyAwareSerializer(Serializer json) implements Serializer {

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return data == null ? null : json.serialize(data);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] bytes) {
        return bytes == null || bytes.length == 0 ? null : json.deserialize(type, bytes);
    }
}
