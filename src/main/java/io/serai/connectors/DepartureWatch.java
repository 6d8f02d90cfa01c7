package io.serai.connectors;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Knows whether this thread's request may have left: the client calls it once there is a connection, TLS included, and
 * before the first byte is written. What fails earlier has certainly not left.
 */
final class DepartureWatch extends HttpRequestExecutor {

    private final ThreadLocal<Boolean> left = ThreadLocal.withInitial(() -> false);

    void reset() {
        left.set(false);
    }

    boolean left() {
        return left.get();
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
            HttpResponseInformationCallback information, HttpContext context) throws IOException, HttpException {
        left.set(true);
        return super.execute(request, connection, information, context);
    }
}
