package in.syncad.api.realtime;

import tools.jackson.databind.JsonNode;

/// Where features say which events of clients they handle.
public interface ClientEvents {

    /// An event with one argument, an object. It is acknowledged with `{"data": …}`, which is what the handler
    /// returns, or with `{"problem": …}`, as HTTP would have answered.
    ///
    /// @param name unique among all features: `chat:send`
    /// @param perSecond how many of one connection are handled, with as many as ten times that at once; further
    /// ones are dropped and counted
    void on(String name, double perSecond, Handler handler);

    /// Does what an event asks for, with the school of the connection bound, on a virtual thread; the next event of
    /// the same connection waits.
    @FunctionalInterface
    interface Handler {

        /// @param body hostile; a missing node if the client sent none
        /// @return what is written as JSON; an empty map where there is nothing to say
        /// @throws in.syncad.common.refusal.Refused as for HTTP
        Object handle(Connection connection, JsonNode body);
    }
}
