package in.syncad.local;

/// What the operator reads when everything runs: the addresses and a next step to copy.
record Welcome(LocalSettings settings, String apiKey) {

    String text(double seconds) {
        int provisioning = settings.port(PublicPort.PROVISIONING);
        return """

                SyncAD is ready after %.1f s: provisioning http://localhost:%d (operators' console at /console), api http://localhost:%d with sockets at /socket.io (and at http://localhost:%d/socket.io), inbox http://localhost:%d

                Next, create a school (its progress: GET /school/{id}, its mails: the inbox; Ctrl-C stops everything):

                curl -sS http://localhost:%d/school \\
                  -H 'X-SCS-Key: %s' -H 'Content-Type: application/json' \\
                  -d '{"name":"Springfield High School","slug":"springfield-high","district":"Delhi","board":"CBSE","adminEmail":"admin@springfield.edu","phone":"+919876543210"}'
                """.formatted(
                        seconds,
                        provisioning,
                        settings.port(PublicPort.API),
                        settings.port(PublicPort.REALTIME),
                        settings.port(PublicPort.INBOX),
                        provisioning,
                        apiKey);
    }
}
