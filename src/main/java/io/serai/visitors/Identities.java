package io.serai.visitors;

import io.serai.connectors.ConnectionSettings;
import io.serai.model.Ids;
import io.serai.problems.Refusal;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who a visitor may be. A business vouches for its customers: {@code signature} is the hex HMAC-SHA256 of the visitor's
 * id with the connection's {@code identity-secret}. Everybody else is anonymous, under a random id of ours that no
 * signature can ever stand for.
 */
@Component
class Identities {

    private static final String SECRET = "identity-secret";
    private static final String ANONYMOUS = "anonymous-";
    private static final int LONGEST_ID = 128;

    private final Ids ids;

    Identities(Ids ids) {
        this.ids = ids;
    }

    /** @param proof what {@link #holds} compares later; absent for an anonymous visitor */
    record Identity(String visitorId, byte @Nullable [] proof) {
    }

    /**
     * Where the connection has a secret, a claimed id must come with its signature. Where it has none nobody can prove
     * anything, so the id is not believed: the visitor is anonymous.
     */
    Identity establish(ConnectionSettings connection, @Nullable String claimed, @Nullable String signature) {
        Optional<String> secret = connection.optional(SECRET);
        if (claimed == null || claimed.isBlank() || secret.isEmpty()) {
            return new Identity(ANONYMOUS + ids.next(), null);
        }
        if (claimed.length() > LONGEST_ID || claimed.startsWith(ANONYMOUS)) {
            throw Refusal.invalid("visitor.id", "An id has at most " + LONGEST_ID + " characters and does not start with '"
                + ANONYMOUS + "'");
        }
        byte[] expected = Sha256.hmac(secret.get(), claimed);
        if (!MessageDigest.isEqual(expected, bytes(signature))) {
            throw Refusal.forbidden("The signature of visitor.id is missing or wrong. It is the hex HMAC-SHA256 of the id "
                + "with the connection's identity-secret");
        }
        return new Identity(claimed, Sha256.of(expected));
    }

    /**
     * Whether a session is still who it says, asked before everything it does: an id that a business vouches for needs
     * the proof by the secret as it is now, so changing the secret ends every session made with the old one.
     */
    boolean holds(VisitorSession session, ConnectionSettings connection) {
        byte[] proof = session.proof();
        if (proof == null) {
            return session.visitorId().startsWith(ANONYMOUS);
        }
        return connection.optional(SECRET).filter(secret ->
            MessageDigest.isEqual(Sha256.of(Sha256.hmac(secret, session.visitorId())), proof)).isPresent();
    }

    private static byte[] bytes(@Nullable String hex) {
        try {
            return hex == null ? new byte[0] : HexFormat.of().parseHex(hex.strip());
        } catch (IllegalArgumentException noHex) {
            return new byte[0];
        }
    }
}
