package io.serai.pipeline;

/** A route file cannot be used; the message is for the person who wrote it. */
class RouteFileRefused extends Exception {

    RouteFileRefused(String reason) {
        super(reason);
    }

    RouteFileRefused(Exception cause) {
        super(rootMessage(cause), cause);
    }

    /** Camel wraps what went wrong in several layers; the innermost says it. */
    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message.strip();
    }
}
