package io.serai.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Who is let in before anybody could be added in the inbox. */
@ConfigurationProperties("serai.accounts")
record AccountSettings(@Nullable String adminEmail, @Nullable String adminPassword, @Nullable String apiToken) {

    static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Records print their components; neither a password nor a token may reach a log that way. */
    @Override
    public String toString() {
        return "AccountSettings[adminEmail=" + adminEmail + "]";
    }
}
