package io.serai.connectors.meta;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.MediaLocation;
import io.serai.connectors.SendFailure;
import io.serai.model.FailureCode;
import io.serai.model.MediaSource;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that customers send to Pages and Instagram accounts: plain links into Meta's CDN that soon expire. */
public final class MetaMedia {

    /** Where Meta serves what people upload: {@code scontent-*.fbcdn.net}, {@code lookaside.fbsbx.com}… */
    private static final Set<String> CDN = Set.of(".fbcdn.net", ".fbsbx.com", ".cdninstagram.com");

    private MetaMedia() {
    }

    public static MediaLocation locate(MediaSource source, ConnectionSettings connection) throws SendFailure {
        URI url = parse(source.url());
        if (url == null || url.getHost() == null) {
            throw new SendFailure(SendFailure.of(FailureCode.MEDIA, "Meta gave no usable link to the file", false));
        }
        return new MediaLocation(url, Map.of(), hosts(connection), Set.of(), source.sha256());
    }

    /** Whether a link leads into the CDN, to bytes that expire, rather than to a page that stays. */
    static boolean isFile(@Nullable String link, ConnectionSettings connection) {
        URI url = parse(link);
        if (url == null || url.getHost() == null) {
            return false;
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return hosts(connection).stream().anyMatch(allowed ->
            allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed));
    }

    private static Set<String> hosts(ConnectionSettings connection) {
        Set<String> hosts = new HashSet<>(CDN);
        hosts.addAll(connection.list("media-hosts"));
        URI api = parse(connection.optional("api-url").orElse(null));
        if (api != null && api.getHost() != null) {
            hosts.add(api.getHost());
        }
        return Set.copyOf(hosts);
    }

    private static @Nullable URI parse(@Nullable String link) {
        try {
            return link == null ? null : URI.create(link.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The name of a file, where the link ends in one. */
    static @Nullable String fileName(String link) {
        URI url = parse(link);
        String path = url == null ? null : url.getPath();
        String name = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name : null;
    }
}
