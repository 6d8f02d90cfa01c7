package io.serai.database;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /**
     * Spring Boot builds the pool from these details, so the pool depends on this bean and is closed before it:
     * the embedded server outlives its last connection.
     */
    @Bean
    JdbcConnectionDetails databaseConnection(DatabaseSettings settings, ObjectProvider<ServerStart> start) {
        if (settings.isExternal()) {
            return new ExternalDatabase(settings);
        }
        return new EmbeddedDatabase(start.getIfAvailable(() -> new ServerStart(settings)).server());
    }

    private record ExternalDatabase(DatabaseSettings settings) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return settings.username();
        }

        @Override
        public String getPassword() {
            return settings.password();
        }

        @Override
        public String getJdbcUrl() {
            return String.valueOf(settings.url());
        }
    }

    private record EmbeddedDatabase(EmbeddedServer server) implements JdbcConnectionDetails, AutoCloseable {

        @Override
        public String getUsername() {
            return server.username();
        }

        @Override
        public String getPassword() {
            return server.password();
        }

        @Override
        public String getJdbcUrl() {
            return server.url("serai");
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
