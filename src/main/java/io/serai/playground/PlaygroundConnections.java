package io.serai.playground;

import io.serai.playground.provider.Account;
import io.serai.playground.provider.Platform;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.settings.Connections;
import io.serai.settings.Connections.Declaration;
import io.serai.settings.Connections.InvalidConnection;
import io.serai.settings.Connections.Origin;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The five connections of the playground. Declared as configuration would declare them, so that a start without the
 * playground disables them by itself; their secrets are made anew at every start.
 */
@Component
@OnlyInPlayground
class PlaygroundConnections {

    static final String WEB = "playground-web";
    static final String QUEUE = "support";

    private static final Logger log = LoggerFactory.getLogger(PlaygroundConnections.class);
    private static final String NUMBER = "+12025550100";
    private static final String APP = "670843887433847";

    private final Connections connections;
    private final RandomGenerator random = new SecureRandom();

    PlaygroundConnections(Connections connections) {
        this.connections = connections;
    }

    private String secret() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The accounts that the provider on loopback opens. */
    List<Account> accounts() {
        return List.of(
                account("playground-whatsapp", Platform.WHATSAPP, "106540352242922",
                        Map.of("waba-id", "102290129340398", "number", NUMBER, "name", "Serai playground", "app-id",
                                APP)),
                account("playground-twilio", Platform.TWILIO, "AC0123456789abcdef0123456789abcdef",
                        Map.of("number", "+12025550111", "name", "Serai playground")),
                account("playground-messenger", Platform.MESSENGER, "108812345678901",
                        Map.of("name", "Serai playground", "app-id", APP)),
                account("playground-instagram", Platform.INSTAGRAM, "17841405822304914",
                        Map.of("page-id", "108812345678902", "name", "Serai playground", "username", "serai.playground",
                                "app-id", APP)));
    }

    private Account account(String connectionId, Platform platform, String id, Map<String, String> details) {
        String token = secret();
        String signing = platform == Platform.TWILIO ? token : secret();
        return new Account(connectionId, platform, id, token, signing, connections.webhookUrl(connectionId), details);
    }

    /** Declares the connection of an account, whose API is at {@code apiUrl}. */
    void declare(Account account, String apiUrl) {
        Map<String, String> settings = new HashMap<>(Map.of("api-url", apiUrl));
        switch (account.platform()) {
            case WHATSAPP -> settings.putAll(Map.of("phone-number-id", account.id(), "access-token", account.token(),
                    "app-secret", account.secret(), "verify-token", secret(),
                    "waba-id", account.detail("waba-id", "")));
            case TWILIO -> settings.putAll(Map.of("account-sid", account.id(), "auth-token", account.token(),
                    "from", "whatsapp:" + account.detail("number", ""),
                    "buttons-content", PlaygroundProvider.twilioButtons(), "list-content",
                            PlaygroundProvider.twilioLists()));
            case MESSENGER -> settings.putAll(Map.of("page-id", account.id(), "page-access-token", account.token(),
                    "app-secret", account.secret(), "verify-token", secret(), "app-id", APP));
            case INSTAGRAM -> settings.putAll(Map.of("account-id", account.id(), "access-token", account.token(),
                    "page-id", account.detail("page-id", ""), "app-secret", account.secret(), "verify-token", secret(),
                    "app-id", APP));
        }
        declare(account.connectionId(), channel(account.platform()), settings);
    }

    static String channel(Platform platform) {
        return switch (platform) {
            case WHATSAPP -> "whatsapp";
            case TWILIO -> "whatsapp-twilio";
            case MESSENGER -> "messenger";
            case INSTAGRAM -> "instagram";
        };
    }

    /** Declares the chat on a site, and returns what the site vouches for its visitors with. */
    String declareWeb() {
        String identitySecret = secret();
        declare(WEB, "web", Map.of("identity-secret", identitySecret, "title", "Serai playground"));
        return identitySecret;
    }

    private void declare(String id, String channel, Map<String, String> settings) {
        try {
            connections.declare(new Declaration(id, channel, Origin.CONFIGURATION, settings, QUEUE, null));
        } catch (InvalidConnection reason) {
            log.error("The playground goes without one connection: {}", reason.getMessage());
        }
    }
}
