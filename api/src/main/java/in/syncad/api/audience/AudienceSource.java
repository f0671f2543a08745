package in.syncad.api.audience;

import in.syncad.api.security.Caller;
import java.util.List;

/// What a feature knows about one kind of group. Several features may contribute to one kind; what they find adds up.
public interface AudienceSource {

    /// Of [Audience#kind].
    String kind();

    /// Whether there is such a group.
    boolean knows(String value);

    /// Whether somebody who is no school-admin may write to that group.
    default boolean mayAddress(String value, Caller caller) {
        return false;
    }

    /// Who belongs to it now: active accounts only, guardians once for each child.
    List<Recipient> members(String value);
}
