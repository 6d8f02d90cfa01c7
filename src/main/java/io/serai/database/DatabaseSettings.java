package io.serai.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL to use. A blank {@code url} means the embedded one, kept below {@code directory}; that is text,
 * because Spring looks for what it converts to a path on the class path first.
 */
@ConfigurationProperties("serai.database")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("serai") String username,
        @DefaultValue("") String password,
        @DefaultValue("data") String directory) {

    boolean isExternal() {
        return url != null && !url.isBlank();
    }

    /** Records print their components; a password must never reach a log that way. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", username=" + username + ", directory=" + directory + "]";
    }
}
