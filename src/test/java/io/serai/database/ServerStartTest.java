package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ServerStartTest {

    @TempDir
    private Path directory;

    @Test
    void leavesNoServerRunningWhenTheGatewayFailsToStart() {
        SpringApplication gateway = new SpringApplication(Failing.class);
        gateway.setWebApplicationType(WebApplicationType.NONE);
        assertThatThrownBy(() -> gateway.run("--serai.database.directory=" + directory))
                .hasStackTraceContaining("no luck today");
        assertThat(directory.resolve("postgres/PG_VERSION")).exists();
        assertThat(PostmasterFile.read(directory.resolve("postgres"))).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "a file, not a directory");
        assertThatThrownBy(() -> new ServerStart(new DatabaseSettings("", "", "", file.toString())).server())
                .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining(file.toString());
    }

    @Configuration
    static class Failing {

        @Bean
        String failing() {
            throw new IllegalStateException("no luck today");
        }
    }
}
