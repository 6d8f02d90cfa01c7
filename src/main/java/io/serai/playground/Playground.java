package io.serai.playground;

import io.serai.playground.PlaygroundSettings.Mode;
import io.serai.playground.customers.Customers;
import io.serai.playground.customers.Persona;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Desk;
import io.serai.playground.provider.Pace;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.settings.Connections;
import io.serai.settings.SeraiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens the playground once what configuration declares is there, and closes it with the gateway. */
@Component
@OnlyInPlayground
class Playground implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Playground.class);

    private final PlaygroundSettings settings;
    private final SeraiSettings serai;
    private final Connections connections;
    private final PlaygroundConnections own;
    private final AdjustableClock clock;
    private final Customers customers;
    private final LiveUpdates updates;
    private final List<Persona> personas = Persona.all();
    private volatile @Nullable PlaygroundProvider provider;
    private volatile String identitySecret = "";

    Playground(PlaygroundSettings settings, SeraiSettings serai, Connections connections, PlaygroundConnections own,
            AdjustableClock clock, Customers customers, LiveUpdates updates) {
        this.settings = settings;
        this.serai = serai;
        this.connections = connections;
        this.own = own;
        this.clock = clock;
        this.customers = customers;
        this.updates = updates;
    }

    /** The provider; empty where somebody has connected a real channel in the inbox, and nobody asked for a playground. */
    Optional<PlaygroundProvider> provider() {
        return Optional.ofNullable(provider);
    }

    List<Persona> personas() {
        return personas;
    }

    /** Whether it was asked for: then it stands beside real connections, and only administrators may use it. */
    boolean askedFor() {
        return settings.enabled() == Mode.ON;
    }

    @Override
    public void start() {
        if (!askedFor() && !connections.all().isEmpty()) {
            log.info("There are connections, so there is no playground unless serai.playground.enabled is on");
            return;
        }
        try {
            PlaygroundProvider opened =
                    PlaygroundProvider.start(settings.port(), clock, new Listeners(customers, updates));
            for (Account account : own.accounts()) {
                Desk desk = opened.open(account);
                desk.pace(Pace.LIFELIKE);
                customers.join(opened, desk, personas);
                own.declare(account, opened.url().toString());
            }
            identitySecret = own.declareWeb();
            provider = opened;
        } catch (IOException refused) {
            throw new UncheckedIOException("The playground's provider cannot listen on port " + settings.port(), refused);
        }
    }

    /** Only now is it known where webhooks go on this machine. */
    @EventListener
    void listening(WebServerInitializedEvent started) {
        if (provider != null && started.getApplicationContext().getServerNamespace() == null) {
            String local = "http://127.0.0.1:" + started.getWebServer().getPort();
            provider.reach(serai.publicUrl(), local);
            customers.join(PlaygroundConnections.WEB, URI.create(local), identitySecret);
        }
    }

    @Override
    public void stop() {
        if (provider != null) {
            provider.close();
            provider = null;
        }
    }

    @Override
    public boolean isRunning() {
        return provider != null;
    }

    /** After the first administrator, before the port opens. */
    @Override
    public int getPhase() {
        return 10;
    }
}
