package io.serai.connectors;

import java.util.List;
import java.util.Map;

/**
 * A webhook as it arrived.
 *
 * @param url     our public URL of it, query included, from trusted configuration: what the provider was told to call
 * @param headers by lower-case name
 * @param body    the bytes that were signed, untouched
 */
public record WebhookRequest(String url, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header, or an empty string. */
    public String header(String lowerCaseName) {
        List<String> values = headers.get(lowerCaseName);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }
}
