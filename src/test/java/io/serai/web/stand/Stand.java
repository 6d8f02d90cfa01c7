package io.serai.web.stand;

import io.serai.web.StandFiles;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running test stand: one URL, and the world behind it. */
public final class Stand implements AutoCloseable {

    private static @Nullable Stand shared;

    private final World world = new World();
    private final FakeSocket socket = new FakeSocket(world);
    private final ConfigurableApplicationContext context;

    private Stand(int port, int conversations) {
        world.begin(conversations);
        context = new SpringApplicationBuilder(StandFiles.class, StandServer.class)
                .properties(Map.of("spring.main.banner-mode", "off", "spring.config.location",
                        "optional:classpath:/none/",
                        "server.port", port, "logging.level.root", "WARN", "spring.servlet.multipart.max-file-size",
                                "100MB",
                        "spring.servlet.multipart.max-request-size", "100MB"))
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("world", world);
                    starting.getBeanFactory().registerSingleton("socket", socket);
                })
                .run();
    }

    public static Stand start(int conversations) {
        return new Stand(0, conversations);
    }

    /** The one that all tests of a run share; each begins with a world as new. */
    public static synchronized Stand shared() {
        if (shared == null) {
            shared = start(0);
        }
        return shared;
    }

    /** Begins anew: 24 conversations, those of the gallery filled. */
    public World begin() {
        socket.drop();
        socket.said.clear();
        world.begin(24);
        new Gallery(world).fill();
        return world;
    }

    public String url() {
        return "http://localhost:" + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public World world() {
        return world;
    }

    /** Cuts every socket, as a proxy that restarts would. */
    public void dropSockets() {
        socket.drop();
    }

    public int sockets() {
        return socket.count();
    }

    /** What browsers said over their sockets: {@code typing}, {@code viewing}, {@code lease}. */
    public long said(String pattern) {
        return socket.said.stream().filter(frame -> frame.toString().matches(".*" + pattern + ".*")).count();
    }

    @Override
    public void close() {
        context.close();
    }

    /** For looking around by hand: {@code noor@example.com}, {@code correct horse}. */
    public static void main(String[] arguments) {
        Stand stand = new Stand(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8090,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 24);
        new Gallery(stand.world()).fill();
        System.out.println(stand.url() + "/inbox/");
    }
}
