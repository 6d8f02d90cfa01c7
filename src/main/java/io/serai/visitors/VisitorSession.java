package io.serai.visitors;

import io.serai.connectors.web.WebItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a token.
 *
 * @param key   the token's hash in hex: what limits and sockets are counted by
 * @param proof SHA-256 of the signature that proved the visitor's id; absent for an anonymous visitor
 */
record VisitorSession(String key, String connectionId, String visitorId, byte @Nullable [] proof, @Nullable String name,
        @Nullable String language, Map<String, String> fields) {

    boolean identified() {
        return proof != null;
    }

    Person person() {
        return new Person(connectionId, visitorId);
    }

    WebItem.Visitor visitor() {
        return new WebItem.Visitor(visitorId, name, language, identified(), fields);
    }

    /** Who uploaded a file, as {@code media} knows it: visitors of two connections may have one id. */
    String uploader() {
        return "visitor:" + connectionId + ":" + visitorId;
    }

    /** One visitor of one connection, in however many browsers. */
    record Person(String connectionId, String visitorId) {
    }
}
