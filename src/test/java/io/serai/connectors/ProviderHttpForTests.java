package io.serai.connectors;

import org.apache.camel.impl.DefaultCamelContext;

/** The real thing, for channels' own tests: it is not visible outside its package. */
public final class ProviderHttpForTests implements ProviderHttp, AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CamelProviderHttp http;

    public ProviderHttpForTests() {
        camel.start();
        http = new CamelProviderHttp(camel);
    }

    @Override
    public ProviderResponse exchange(ProviderRequest request) throws SendFailure {
        return http.exchange(request);
    }

    @Override
    public void close() {
        http.close();
        camel.stop();
    }
}
