package io.serai.stories;

import io.serai.playground.AdjustableClock;
import io.serai.playground.customers.Act;
import io.serai.playground.customers.Customers;
import io.serai.playground.customers.Line;
import io.serai.playground.customers.Persona;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Desk;
import io.serai.playground.provider.Platform;
import io.serai.playground.provider.PlaygroundProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Where the stories happen: customers with a phone, and the providers on loopback; one for the whole test run. */
final class Town {

    static final String TOKEN = "serai_story_token_0123456789abcdef";
    /** Not where the gateway listens: signatures must hold for the address that providers were told. */
    static final String PUBLIC_URL = "https://chat.example.test";
    static final String VERIFY_TOKEN = "open-sesame";
    private static final String IDENTITY_SECRET = "identity-sesame";

    static final AdjustableClock CLOCK = new AdjustableClock();
    private static final Customers CUSTOMERS = new Customers(CLOCK, new Customers.Watcher() { });
    private static final PlaygroundProvider PROVIDER = open();

    private Town() {
    }

    private static PlaygroundProvider open() {
        try {
            PlaygroundProvider provider = PlaygroundProvider.start(0, CLOCK, CUSTOMERS);
            accounts().forEach(account -> CUSTOMERS.join(provider, provider.open(account), List.of()));
            return provider;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static List<Account> accounts() {
        return List.of(
                account(Channel.WHATSAPP, Platform.WHATSAPP, "106540352242922",
                        Map.of("waba-id", "102290129340398", "number", "+12025550100")),
                account(Channel.TWILIO, Platform.TWILIO, "AC0123456789abcdef0123456789abcdef",
                        Map.of("number", "+12025550111")),
                account(Channel.MESSENGER, Platform.MESSENGER, "108812345678901", Map.of("app-id", "670843887433847")),
                account(Channel.INSTAGRAM, Platform.INSTAGRAM, "17841405822304914",
                        Map.of("app-id", "670843887433847", "page-id", "108812345678902")));
    }

    private static Account account(Channel channel, Platform platform, String id, Map<String, String> details) {
        String token = "token-of-" + channel.connection();
        String secret = platform == Platform.TWILIO ? token : "secret-of-" + channel.connection();
        return new Account(channel.connection(), platform, id, token, secret,
                PUBLIC_URL + "/webhooks/" + channel.connection(), details);
    }

    /** Tells the providers where the gateway listens. */
    static void listensAt(int port) {
        String local = "http://127.0.0.1:" + port;
        PROVIDER.reach(PUBLIC_URL, local);
        CUSTOMERS.join(Channel.WEB.connection(), URI.create(local), IDENTITY_SECRET);
    }

    static PlaygroundProvider provider() {
        return PROVIDER;
    }

    static Desk desk(Channel channel) {
        return PROVIDER.desk(channel.connection());
    }

    static Customer stranger(Channel channel) {
        return new Customer(channel, Persona.numbered(ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999)));
    }

    /** Somebody with a phone, on one channel. */
    record Customer(Channel channel, Persona persona) {

        /** Does something, and waits until the gateway has taken it. */
        int does(Act act) {
            return begins(act).join();
        }

        CompletableFuture<Integer> begins(Act act) {
            return CUSTOMERS.act(channel.connection(), persona, act).settled();
        }

        void says(String text) {
            does(Act.text(text));
        }

        /** Says something and returns the provider's id of it. */
        String saysAndKeepsTheId(String text) {
            var said = CUSTOMERS.act(channel.connection(), persona, Act.text(text));
            said.settled().join();
            return said.externalId();
        }

        List<String> kinds() {
            return CUSTOMERS.kinds(channel.connection());
        }

        /** What is on their screen. */
        List<Line> screen() {
            return CUSTOMERS.thread(channel.connection(), persona);
        }

        /** What the business said, as they see it. */
        List<String> heard() {
            return screen().stream().filter(line -> line.by().equals("business")).map(line -> line.bubble().text())
                    .toList();
        }
    }

    /** The connections as an administrator would configure them. */
    static final class Connections implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, String> settings = new LinkedHashMap<>();
            for (Account account : accounts()) {
                set(settings, account.connectionId(), "api-url", PROVIDER.url().toString());
                switch (account.platform()) {
                    case WHATSAPP -> meta(settings, account, "whatsapp", "phone-number-id", "access-token",
                            "waba-id", account.detail("waba-id", ""));
                    case MESSENGER -> meta(settings, account, "messenger", "page-id", "page-access-token",
                            "app-id", account.detail("app-id", ""));
                    case INSTAGRAM -> meta(settings, account, "instagram", "account-id", "access-token",
                            "page-id", account.detail("page-id", ""), "app-id", account.detail("app-id", ""));
                    case TWILIO -> set(settings, account.connectionId(), "channel", "whatsapp-twilio",
                            "account-sid", account.id(), "auth-token", account.token(),
                            "from", "whatsapp:" + account.detail("number", ""), "queue", "support",
                            "buttons-content", PlaygroundProvider.twilioButtons());
                }
            }
            set(settings, Channel.WEB.connection(), "channel", "web", "identity-secret", IDENTITY_SECRET, "queue",
                    "support");
            TestPropertyValues.of(settings).applyTo(context);
        }

        private static void meta(Map<String, String> settings, Account account, String channel, String idName,
                String tokenName, String... more) {
            set(settings, account.connectionId(), "channel", channel, idName, account.id(), tokenName, account.token(),
                    "app-secret", account.secret(), "verify-token", VERIFY_TOKEN, "queue", "support");
            set(settings, account.connectionId(), more);
        }

        private static void set(Map<String, String> settings, String connection, String... namesAndValues) {
            for (int index = 0; index < namesAndValues.length; index += 2) {
                settings.put("serai.connections." + connection + "." + namesAndValues[index],
                        namesAndValues[index + 1]);
            }
        }
    }

    /** The gateway and the providers go by the same clock. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TimeMachine {

        @Bean
        @Primary
        AdjustableClock storyClock() {
            return CLOCK;
        }
    }
}
