package in.syncad.api.web;

import in.syncad.api.security.AccessToken;
import in.syncad.api.security.RequestToken;
import in.syncad.api.settings.HostSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The school a request is for: named by the host, or on a shared host by the access token. Where both name one, it
/// must be the same. Forwarded headers and the like are not looked at.
@Component
public class RequestedSchool {

    private static final Duration CREATION = Duration.ofSeconds(2);

    private final HostSettings hosts;
    private final RequestToken requestToken;
    private final SchoolDirectory directory;

    RequestedSchool(HostSettings hosts, RequestToken requestToken, SchoolDirectory directory) {
        this.hosts = hosts;
        this.requestToken = requestToken;
        this.directory = directory;
    }

    School of(HttpServletRequest request) {
        return of(request.getServerName(), requestToken.of(request));
    }

    /// @param name of the host, without a port
    /// @throws Refused 401 for a token that is missing where needed, or of another school; 404 for a school that
    ///     does not exist; 403 when it is suspended; 503 while it is being created
    public School of(String name, Optional<AccessToken> token) {
        String host = name.toLowerCase(Locale.ROOT);
        if (hosts.isShared(host)) {
            return served(
                    directory.byId(token.orElseThrow(RequestedSchool::unnamed).school()));
        }
        School school = served(hosts.slugOf(host).flatMap(directory::bySlug));
        if (token.isPresent() && !token.get().school().equals(school.id())) {
            throw Refused.unauthenticated("token.other-school", "The access token is for another school.");
        }
        return school;
    }

    /// The school of a token that was let in under a host name before.
    ///
    /// @throws Refused as when it is asked for by name
    public School of(AccessToken token) {
        return served(directory.byId(token.school()));
    }

    private static School served(Optional<School> found) {
        School school = found.orElseThrow(RequestedSchool::unknown);
        return switch (school.status()) {
            case ACTIVE -> school;
            case SUSPENDED -> throw Refused.forbidden("school.suspended", "This school is suspended.");
            case PROVISIONING ->
                throw Refused.unavailable("school.in-creation", "This school is being created.", CREATION);
            // A school that is going or gone looks like one that never was.
            case DELETING, DELETED, FAILED -> throw unknown();
        };
    }

    private static Refused unknown() {
        return Refused.notFound("school.unknown", "There is no such school.");
    }

    private static Refused unnamed() {
        return Refused.unauthenticated(
                "token.missing", "Use the host name of a school, or send an access token to this shared host.");
    }
}
