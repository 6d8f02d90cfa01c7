package io.serai.connectors;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * HTTP to providers, through Camel's http component. Safe for use by many threads.
 *
 * <p>Any status is an answer; only what never got one throws: {@code unavailable}, retryable, when the request cannot
 * have left (no connection), {@code unknown} when it may have (time-out or broken connection after it was written).
 */
public interface ProviderHttp {

    ProviderResponse exchange(ProviderRequest request) throws SendFailure;

    /** {@code headers} may hold secrets: never logged. */
    record ProviderRequest(String method, URI url, Map<String, String> headers, byte[] body, Duration timeout) {
    }

    /** {@code headers} by lower-case name, the first value of each. */
    record ProviderResponse(int status, Map<String, String> headers, byte[] body) {
    }
}
