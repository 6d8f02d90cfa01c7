package io.serai.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody calls the address of a connection.
 *
 * @param method     GET or POST
 * @param query      as it stands in the address, without the question mark
 * @param parameters the query's parameters by name, the first value of each
 * @param headers    by lower-case name
 * @param body       the bytes, untouched: a signature is over exactly these
 */
record Knock(String method, String connectionId, @Nullable String query, Map<String, String> parameters,
        Map<String, List<String>> headers, byte[] body) {
}
