package io.serai.playground.provider;

import java.net.URI;

/**
 * Where a public address really is: webhooks are signed for the address that Serai is known by, and posted to where it
 * listens on this machine.
 */
final class Reach {

    private volatile String publicUrl = "";
    private volatile String localUrl = "";

    void set(String known, String listening) {
        localUrl = listening;
        publicUrl = known;
    }

    URI of(String url) {
        return URI.create(!publicUrl.isEmpty() && url.startsWith(publicUrl) ? localUrl
                + url.substring(publicUrl.length()) : url);
    }
}
