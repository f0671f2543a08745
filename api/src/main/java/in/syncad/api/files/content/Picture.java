package in.syncad.api.files.content;

/// A picture written anew: pixels only, upright, without what the camera noted about place, time and owner.
///
/// @param content of the type that [FileType#storedAs] says
/// @param thumbnail JPEG
public record Picture(byte[] content, byte[] thumbnail) {}
