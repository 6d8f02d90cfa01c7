package io.serai.accounts;

import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** E-mail and password for a session. Takes as long for an unknown address as for a wrong password. */
@Component
public class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final Presences presences;
    private final String nobodysHash;

    SignIn(JdbcClient jdbc, PasswordEncoder passwords, LoginThrottle throttle, Sessions sessions, Presences presences) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.presences = presences;
        this.nobodysHash = passwords.encode(UUID.randomUUID().toString());
    }

    private record Stored(UUID id, @Nullable String hash) {
    }

    public Caller signIn(@Nullable String email, @Nullable String password, HttpServletRequest request) {
        String address = Wishes.text("email", email, 200);
        String tried = Wishes.present("password", password);
        throttle.tried(address, request.getRemoteAddr());
        Optional<Stored> stored = jdbc.sql("select id, password_hash from agents where lower(email) = lower(?) and active")
            .param(address)
            .query((row, number) -> new Stored(row.getObject("id", UUID.class), row.getString("password_hash")))
            .optional();
        String hash = stored.map(Stored::hash).orElse(null);
        if (!matches(tried, hash == null ? nobodysHash : hash) || hash == null) {
            LOG.debug("A sign-in failed from {}", request.getRemoteAddr());
            throw new Refusal(ProblemCode.UNAUTHENTICATED, "The e-mail address or the password is wrong");
        }
        throttle.succeeded(address, request.getRemoteAddr());
        presences.signedIn(stored.orElseThrow().id());
        return sessions.open(request, stored.orElseThrow().id());
    }

    private boolean matches(String tried, String hash) {
        return tried.length() <= 1_000 && passwords.matches(tried, hash);
    }
}
