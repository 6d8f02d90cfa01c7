package io.serai.media;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Links that open one file to whoever holds them, until they expire. */
@Component
class MediaLinks {

    private final String publicUrl;
    private final Duration validity;
    private final Clock clock;
    private final Supplier<byte[]> secret;

    @Autowired
    MediaLinks(@Value("${serai.public-url:http://localhost:${server.port:8080}}") String publicUrl,
            MediaSettings settings, Clock clock, JdbcClient jdbc) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.validity = settings.linkValidity();
        this.clock = clock;
        this.secret = SingletonSupplier.of(() -> secret(jdbc));
    }

    String sign(UUID id) {
        return sign(id, clock.instant().plus(validity));
    }

    String sign(UUID id, Instant until) {
        long expires = until.getEpochSecond();
        return publicUrl + AttachmentRows.url(id) + "?expires=" + expires + "&signature=" + signature(id, expires);
    }

    boolean isValid(UUID id, long expires, String signature) {
        return MessageDigest.isEqual(signature(id, expires).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.UTF_8)) && !isOver(expires);
    }

    /** How long a link still holds; never less than nothing. */
    Duration remaining(long expires) {
        Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(expires));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean isOver(long expires) {
        return clock.instant().getEpochSecond() >= expires;
    }

    private String signature(UUID id, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.get(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((id + "?" + expires).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] secret(JdbcClient jdbc) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into media_secret (secret) values (?) on conflict do nothing").param(fresh).update();
        return jdbc.sql("select secret from media_secret").query((row, number) -> row.getBytes(1)).single();
    }
}
