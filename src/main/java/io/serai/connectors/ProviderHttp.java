package io.serai.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to providers, through Camel's http component. Safe for use by many threads.
 *
 * <p>Any status is an answer; only what never got one throws: {@code unavailable}, retryable, when the request cannot
 * have left (no connection) or was a GET, which changes nothing; {@code unknown} when it may have left (time-out or
 * broken connection after the first byte was written). Redirects are answers too: nothing is followed.
 */
public interface ProviderHttp {

    ProviderResponse exchange(ProviderRequest request) throws SendFailure;

    /**
     * @param headers may hold secrets: never logged
     * @param body    what is posted; empty where there is nothing, or a file goes with it
     * @param upload  a file, which is posted as {@code multipart/form-data} instead of the body
     * @param timeout for the whole exchange
     */
    record ProviderRequest(String method, URI url, Map<String, String> headers, byte[] body, @Nullable Upload upload,
            Duration timeout) {

        public ProviderRequest(String method, URI url, Map<String, String> headers, byte[] body, Duration timeout) {
            this(method, url, headers, body, null, timeout);
        }
    }

    /**
     * A file and the fields posted with it. It is streamed, never held in memory.
     *
     * @param field the name of the form's file field
     * @param size  in bytes
     */
    record Upload(Map<String, String> fields, String field, String fileName, String mimeType, long size, Source source) {
    }

    /** Opens the bytes of a file. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** {@code headers} by lower-case name, the first value of each. */
    record ProviderResponse(int status, Map<String, String> headers, byte[] body) {
    }
}
