package in.syncad.api.files.content;

/// What an inspection found.
public sealed interface Finding {

    /// Nothing against keeping it as it is.
    record Sound() implements Finding {}

    /// A picture, to be kept as it was written anew.
    record SoundPicture(Picture picture) implements Finding {}

    /// Not to be kept.
    record Flawed(Flaw flaw) implements Finding {}
}
