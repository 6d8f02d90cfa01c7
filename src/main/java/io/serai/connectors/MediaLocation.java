package io.serai.connectors;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of an attachment are, for a short while.
 *
 * @param headers      what authorises the fetch; sent to {@code authorised} hosts only, dropped on a redirect elsewhere
 * @param allowedHosts host names, or suffixes that start with a dot, that may be fetched from at all
 * @param authorised   of those, the hosts that may see the headers
 * @param sha256       what the bytes must hash to, lower-case hex, where the provider says so
 */
public record MediaLocation(URI url, Map<String, String> headers, Set<String> allowedHosts, Set<String> authorised,
        @Nullable String sha256) {
}
