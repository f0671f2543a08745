package in.syncad.api.inbound;

/// What goes with a message through a provider that hands one text of ours back: `<id of the school>/<key of the
/// delivery>`.
///
/// @param school empty where the text is not one of ours, as is `delivery`
record Reference(String school, String delivery) {

    static Reference of(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new Reference("", "") : new Reference(text.substring(0, slash), text.substring(slash + 1));
    }
}
