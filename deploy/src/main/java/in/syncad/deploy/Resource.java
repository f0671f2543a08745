package in.syncad.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Text beside a class: scripts that a template takes in whole.
public final class Resource {

    private Resource() {}

    public static String text(Class<?> beside, String name) {
        try (InputStream content = beside.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalArgumentException("there is no %s beside %s".formatted(name, beside));
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
