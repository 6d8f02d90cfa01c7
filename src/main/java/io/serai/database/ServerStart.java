package io.serai.database;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The embedded server, starting on a thread of its own: on a first run that takes as long as half of Spring does. */
final class ServerStart implements ApplicationListener<ApplicationFailedEvent> {

    private final CompletableFuture<EmbeddedServer> starting;

    ServerStart(DatabaseSettings settings) {
        Path directory = Path.of(settings.directory());
        starting = CompletableFuture.supplyAsync(() -> EmbeddedServer.open(directory, ServerSettings.durable()),
                start -> Thread.ofPlatform().name("start-postgres").start(start));
    }

    /** Waits until it answers. */
    EmbeddedServer server() {
        try {
            return starting.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof DatabaseUnavailable unavailable ? unavailable : failed;
        }
    }

    /** A gateway that fails before it uses the server must not leave it running. */
    @Override
    public void onApplicationEvent(ApplicationFailedEvent failed) {
        starting.thenAccept(EmbeddedServer::close).exceptionally(alreadyReported -> null).join();
    }

    /** Begins as soon as the settings are known; registered in {@code META-INF/spring.factories}. */
    static final class Early implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            DatabaseSettings settings = Binder.get(context.getEnvironment())
                    .bindOrCreate("serai.database", DatabaseSettings.class);
            if (!settings.isExternal()) {
                ServerStart start = new ServerStart(settings);
                context.getBeanFactory().registerSingleton("embeddedServerStart", start);
                context.addApplicationListener(start);
            }
        }
    }
}
