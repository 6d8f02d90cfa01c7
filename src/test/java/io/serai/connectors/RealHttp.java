package io.serai.connectors;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The gateway's own HTTP to providers, for tests of channels against a server on loopback. */
public final class RealHttp implements AutoCloseable {

    private final CamelContext camel = new DefaultCamelContext();
    private final CamelProviderHttp http;

    public RealHttp() {
        camel.start();
        http = new CamelProviderHttp(camel);
    }

    public ProviderHttp http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
        camel.stop();
    }
}
