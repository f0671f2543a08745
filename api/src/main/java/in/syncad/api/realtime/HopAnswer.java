package in.syncad.api.realtime;

import java.util.ArrayList;
import java.util.List;

/// The head of an answer from the sockets' port, which always says how long its body is.
record HopAnswer(int status, List<Header> headers) {

    record Header(String name, String value) {}

    HopAnswer {
        headers = List.copyOf(headers);
    }

    static HopAnswer of(String head) {
        String[] lines = head.split("\r\n");
        List<Header> headers = new ArrayList<>();
        for (int line = 1; line < lines.length; line++) {
            int colon = lines[line].indexOf(':');
            headers.add(new Header(
                    lines[line].substring(0, colon),
                    lines[line].substring(colon + 1).strip()));
        }
        return new HopAnswer(Integer.parseInt(lines[0].split(" ")[1]), headers);
    }

    boolean isUpgrade() {
        return status == 101;
    }

    int length() {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("content-length"))
                .map(header -> Integer.valueOf(header.value()))
                .findFirst()
                .orElse(0);
    }
}
