package io.serai.visitors;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.Connectors;
import io.serai.connectors.ProviderJson;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import io.serai.visitors.Identities.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets visitors in, and says who they are each time they come back. */
@Service
class Visitors {

    private static final int LONGEST_FIELD = 500;
    private static final int MOST_FIELDS = 30;

    private final Connections connections;
    private final Connectors connectors;
    private final Identities identities;
    private final VisitorSessions sessions;

    Visitors(Connections connections, Connectors connectors, Identities identities, VisitorSessions sessions) {
        this.connections = connections;
        this.connectors = connectors;
        this.identities = identities;
        this.sessions = sessions;
    }

    /** What a new session is made of. */
    record Introduction(String connectionId, String visitorId, byte @Nullable [] proof, @Nullable String name,
            @Nullable String language, Map<String, String> fields) {
    }

    /** What a visitor says about themselves, all of it text of a stranger. */
    record Claims(@Nullable String id, @Nullable String name, @Nullable String email, @Nullable String signature) {

        static final Claims NONE = new Claims(null, null, null, null);
    }

    ConnectionSettings connection(@Nullable String id) {
        return Optional.ofNullable(id).flatMap(connections::find)
            .filter(connection -> connection.channel().equals(VisitorConfig.CHANNEL))
            .filter(connection -> !connections.belongsToABot(connection.id()))
            .orElseThrow(() -> Refusal.notFound("web chat connection", String.valueOf(id)));
    }

    Abilities abilities() {
        return connectors.descriptor(VisitorConfig.CHANNEL)
            .orElseThrow(() -> new Refusal(ProblemCode.UNAVAILABLE, "Web chat is switched off on this server"))
            .abilities();
    }

    Introduction introduce(ConnectionSettings connection, Claims claims, @Nullable String language,
            @Nullable Map<String, String> fields) {
        Identity identity = identities.establish(connection, claims.id(), claims.signature());
        Map<String, String> said = new LinkedHashMap<>();
        if (fields != null) {
            if (fields.size() > MOST_FIELDS) {
                throw Refusal.invalid("fields", "There are more than " + MOST_FIELDS);
            }
            fields.forEach((name, value) -> put(said, "fields", name, value));
        }
        put(said, "visitor", "email", claims.email());
        return new Introduction(connection.id(), identity.visitorId(), identity.proof(),
            text("visitor.name", claims.name()), language(language), said);
    }

    /** Whose token this is, if it is anybody's still, and the identity behind it holds. */
    VisitorSession authenticate(@Nullable String token) {
        return stillIs(Optional.ofNullable(token).flatMap(sessions::find).orElseThrow(Visitors::unauthenticated));
    }

    /** The same visitor, as long as the identity behind the session holds. */
    VisitorSession stillIs(VisitorSession session) {
        boolean holds = connections.find(session.connectionId())
            .filter(connection -> identities.holds(session, connection)).isPresent();
        if (!holds) {
            throw unauthenticated();
        }
        return session;
    }

    private static Refusal unauthenticated() {
        return new Refusal(ProblemCode.UNAUTHENTICATED,
            "The token of this chat is missing, wrong or has expired. Start a new session");
    }

    private static void put(Map<String, String> said, String where, @Nullable String name, @Nullable String value) {
        String text = text(where + "." + name, value);
        if (name != null && text != null) {
            said.put(ProviderJson.storable(name), text);
        }
    }

    private static @Nullable String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_FIELD) {
            throw Refusal.invalid(field, "It is longer than " + LONGEST_FIELD + " characters");
        }
        return ProviderJson.storable(value.strip());
    }

    /** BCP 47, as browsers say it; what is not is nobody's language. */
    private static @Nullable String language(@Nullable String tag) {
        return tag != null && tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}") ? tag : null;
    }
}
