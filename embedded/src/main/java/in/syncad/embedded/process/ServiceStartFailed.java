package in.syncad.embedded.process;

/// An embedded service did not start. The message is one line, fit to be shown to the operator as it is.
public final class ServiceStartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServiceStartFailed(String service, String reason) {
        super(service + " did not start: " + reason);
    }

    public ServiceStartFailed(String service, Throwable cause) {
        super(service + " did not start: " + firstLine(cause), cause);
    }

    private static String firstLine(Throwable cause) {
        return cause.toString().lines().findFirst().orElseThrow();
    }
}
