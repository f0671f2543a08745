package in.syncad.embedded.aws.model;

import java.util.Map;

/// One member of a structure, list or map. Its shape is looked up late because models are recursive; for the same
/// reason this is no record, whose `equals` and `hashCode` would never end.
public final class Member {

    /// Where the value travels.
    public enum Location {
        BODY,
        URI,
        QUERY,
        HEADER
    }

    private final String name;
    private final String target;
    private final Location location;
    private final String locationName;
    private final Map<String, Shape> shapes;

    Member(String name, String target, Location location, String locationName, Map<String, Shape> shapes) {
        this.name = name;
        this.target = target;
        this.location = location;
        this.locationName = locationName;
        this.shapes = shapes;
    }

    public String name() {
        return name;
    }

    public Location location() {
        return location;
    }

    /// The name on the wire.
    public String locationName() {
        return locationName;
    }

    public boolean in(Location candidate) {
        return location == candidate;
    }

    public Shape shape() {
        Shape shape = shapes.get(target);
        if (shape == null) {
            throw new IllegalStateException("The model has no shape " + target);
        }
        return shape;
    }
}
