package in.syncad.embedded.aws.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/// Honours `aws-contract/differences-{target}.txt`, where `syncad.contract.target` names the other endpoint: a test
/// listed there must fail and is reported as skipped with its reason; one that passes again fails the run, so the
/// list stays true.
final class KnownDifferences implements InvocationInterceptor {

    private static final String TARGET = System.getProperty("syncad.contract.target", "");

    private final Map<String, String> reasons = TARGET.isEmpty() ? Map.of() : read();

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        String test = call.getTargetClass().getSimpleName() + "."
                + call.getExecutable().getName();
        String reason = reasons.get(test);
        if (reason == null) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (Exception | AssertionError expected) {
            throw new TestAbortedException("Known difference of " + TARGET + ": " + reason);
        }
        throw new AssertionError(test + " passes against " + TARGET + " now: remove it from the known differences");
    }

    /// Lines of `Class.method: reason`; those that start with `#` are comments.
    private static Map<String, String> read() {
        String file = "/aws-contract/differences-" + TARGET + ".txt";
        try (InputStream stream = KnownDifferences.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
