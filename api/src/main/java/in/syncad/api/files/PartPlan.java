package in.syncad.api.files;

import in.syncad.common.blob.MultipartUploads.Part;
import java.util.List;
import java.util.stream.IntStream;

/// How a large file is cut. Lengths are ours to say, so that the parts together are never more than was announced.
///
/// @param total in bytes
record PartPlan(long total) {

    /// Larger files come in parts: a mobile network loses one part, not everything.
    static final long LARGEST_WHOLE = 16L << 20;

    static final long PART = 8L << 20;

    int count() {
        return Math.toIntExact((total + PART - 1) / PART);
    }

    boolean has(int number) {
        return number >= 1 && number <= count();
    }

    long length(int number) {
        return number < count() ? PART : total - PART * (count() - 1);
    }

    boolean isFulfilledBy(List<Part> parts) {
        return parts.size() == count()
                && IntStream.rangeClosed(1, count())
                        .allMatch(number -> parts.get(number - 1).number() == number
                                && parts.get(number - 1).size() == length(number));
    }
}
