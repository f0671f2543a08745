package in.syncad.embedded.process;

import java.io.IOException;

/// A server that was started, as a process of this machine or elsewhere.
public interface RunningServer {

    /// Lets it finish. Without effect when it has ended already.
    void stop();

    /// Kills it and everything it started, without a chance to tidy up.
    void kill();

    /// Starts it again at the same port with the same data, once it has ended.
    ///
    /// @throws ServiceStartFailed when it does not get ready, with the reason in one line
    RunningServer again() throws IOException;

    /// Removes what is not in its directory.
    void remove();
}
