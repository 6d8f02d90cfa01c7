package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs {@code src/docs/curl.md}, every block as it stands: what a newcomer types is what is tested. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = {"serai.playground.enabled=on", "serai.accounts.api-token=" + CurlWalkTest.TOKEN})
class CurlWalkTest {

    static final String TOKEN = "curl-walk-0123456789-abcdefghijklmnop";
    private static final Pattern BLOCK = Pattern.compile("(?s)```bash\n(.*?)```");

    @TempDir
    private Path folder;
    @LocalServerPort
    private int port;

    /** Known beforehand, because the webhooks' addresses are made from it. */
    @DynamicPropertySource
    static void port(DynamicPropertyRegistry settings) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            settings.add("server.port", () -> port);
        }
    }

    @Test
    void everyCommandOfTheWalkDoesWhatItSays() throws Exception {
        String script = BLOCK.matcher(Files.readString(Path.of("src/docs/curl.md"))).results()
            .map((MatchResult block) -> block.group(1)).collect(Collectors.joining("\n", "set -eo pipefail\n", ""));
        Path file = Files.writeString(folder.resolve("walk.sh"), script);
        Path output = folder.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true)
            .redirectOutput(output.toFile());
        bash.environment().put("URL", "http://localhost:" + port);

        Process walk = bash.start();

        assertThat(walk.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).contains("playground-whatsapp: arrived", "playground-messenger: arrived",
            "playground-instagram: arrived", "playground-twilio: arrived", "playground-web: arrived");
        assertThat(walk.exitValue()).isZero();
    }
}
