package io.serai.media;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.MediaLocation;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a file of a connection may be fetched from: the hosts that its connector names, the host of its own
 * {@code api-url}, and {@code media-hosts}. The last two may be plain HTTP, and only {@code api-url} may be inside a
 * private network: that is where whoever runs this gateway put it.
 */
record FetchRules(MediaLocation location, Optional<String> ownHost, List<String> mediaHosts) {

    static FetchRules of(MediaLocation location, ConnectionSettings connection) {
        Optional<String> own = connection.optional("api-url").map(URI::create).map(URI::getHost).map(FetchRules::plain);
        return new FetchRules(location, own, connection.list("media-hosts"));
    }

    /** Refuses an address that must not be followed, be it the first or a redirect's. */
    void check(URI url) throws FetchFailure {
        String host = plain(url.getHost());
        if (host.isEmpty() || url.getUserInfo() != null) {
            throw FetchFailure.refused("the address names no host, or credentials");
        }
        boolean ours = isOwn(host) || matches(mediaHosts, host);
        if (!ours && !matches(location.allowedHosts(), host)) {
            throw FetchFailure.refused(host + " is not among the hosts of this channel. If it belongs to the provider,"
                + " add it to the connection's media-hosts");
        }
        boolean plainHttp = "http".equalsIgnoreCase(url.getScheme()) && ours;
        if (!plainHttp && !"https".equalsIgnoreCase(url.getScheme())) {
            throw FetchFailure.refused("files come from " + host + " over https only");
        }
    }

    /** Whether what authorises the fetch may be told to this host. */
    boolean isAuthorised(URI url) {
        return matches(location.authorised(), plain(url.getHost()));
    }

    boolean isOwn(String host) {
        return ownHost.isPresent() && ownHost.get().equals(plain(host));
    }

    private static boolean matches(Collection<String> hosts, String host) {
        return hosts.stream().map(FetchRules::plain)
            .anyMatch(allowed -> allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed));
    }

    /** Lower case, and without the dot of a fully qualified name: both would be the same host, spelled to look like another. */
    private static String plain(@org.jspecify.annotations.Nullable String host) {
        String lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
