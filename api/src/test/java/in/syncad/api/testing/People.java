package in.syncad.api.testing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Bodies of requests about people, with new numbers and addresses each time.
public final class People {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private People() {}

    /// A student whom every rule allows.
    public static Map<String, Object> student(String firstName) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("admissionNo", "T-%05d".formatted(NUMBERS.incrementAndGet()));
        body.put("firstName", firstName);
        body.put("lastName", "Verma");
        body.put("dateOfBirth", "2016-05-14");
        body.put("gender", "female");
        body.put("admissionDate", "2022-04-01");
        return body;
    }

    public static Map<String, Object> student(String firstName, Map<String, Object> changes) {
        return changed(student(firstName), changes);
    }

    public static Map<String, Object> guardian(String firstName) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("firstName", firstName);
        body.put("lastName", "Verma");
        body.put("phone", phone());
        return body;
    }

    public static Map<String, Object> user(String displayName, String... roles) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("displayName", displayName);
        body.put("email", "user%d@people.example.org".formatted(NUMBERS.incrementAndGet()));
        body.put("roles", List.of(roles));
        return body;
    }

    /// With null the field is taken out.
    public static Map<String, Object> changed(Map<String, Object> body, Map<String, Object> changes) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.putAll(changes);
        return changed;
    }

    public static String phone() {
        return "+9197%08d".formatted(NUMBERS.incrementAndGet());
    }
}
