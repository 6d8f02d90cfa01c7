package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.inbox.IdempotencyTable.Answer;
import io.serai.problems.ProblemCode;
import io.serai.problems.Problems;
import io.serai.problems.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A command with a key is done once. Its effects and its answer are one transaction: after a crash either both are there
 * or neither, so the key never stands for something half done. What is refused has no effects and is forgotten, so that
 * it may succeed when asked again.
 */
@Component
class Idempotency {

    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    /** Signing in and out speak of cookies; the others are worth nothing a moment later. */
    private static final Set<String> NOT_KEPT = Set.of("/api/v1/session", "/api/v1/session/lease");
    private static final String TOKENS = "/api/v1/tokens";

    private final IdempotencyTable table;
    private final Problems problems;
    private final TransactionTemplate transaction;

    Idempotency(IdempotencyTable table, Problems problems, TransactionTemplate transaction) {
        this.table = table;
        this.problems = problems;
        this.transaction = transaction;
    }

    void once(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        @Nullable Caller caller = caller();
        if (key == null || caller == null || isNotKept(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.malformed(KEY, "A key has 1 to " + LONGEST_KEY + " characters");
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> {
                if (!run(caller.actor(), key, request, answer, chain)) {
                    status.setRollbackOnly();
                }
            });
        } catch (Failed failed) {
            failed.rethrow();
        } catch (DataAccessException | TransactionException uncommitted) {
            LOG.warn("A command could not be committed: {}", uncommitted.getMessage());
            answer.resetBuffer();
            problems.write(answer, new Refusal(ProblemCode.UNAVAILABLE,
                "The database did not take this. Nothing was changed; try again", Map.of("retryAfter", 1L)));
        }
        answer.copyBodyToResponse();
    }

    private static boolean isNotKept(HttpServletRequest request) {
        return NOT_KEPT.contains(request.getRequestURI()) || request.getRequestURI().endsWith("/typing")
            || request.getRequestURI().endsWith("/translate"); // it changes nothing, and waits for an engine
    }

    private static @Nullable Caller caller() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller ? caller : null;
    }

    /** @return whether the command did something that is to last */
    private boolean run(String actor, String key, HttpServletRequest request, ContentCachingResponseWrapper answer,
            FilterChain chain) {
        byte[] fingerprint = fingerprint(request);
        if (!table.lock(actor, key)) {
            throw new Refusal(ProblemCode.IN_PROGRESS, "The first request with this key still runs. Ask again in a moment");
        }
        Optional<Answer> first = table.find(actor, key);
        try {
            if (first.isPresent()) {
                repeat(first.get(), fingerprint, request, answer);
                return false;
            }
            chain.doFilter(request, answer);
        } catch (IOException | ServletException failure) {
            throw new Failed(failure);
        }
        boolean lasting = answer.getStatus() < 400;
        if (lasting) {
            boolean secret = request.getRequestURI().equals(TOKENS);
            table.keep(actor, key, new Answer(fingerprint, answer.getStatus(), secret ? null
                : new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)));
        }
        return lasting;
    }

    private static void repeat(Answer first, byte[] fingerprint, HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        if (!MessageDigest.isEqual(first.request(), fingerprint)) {
            throw new Refusal(ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "This key was used for another request. A new command needs a new key");
        }
        if (first.body() == null && request.getRequestURI().equals(TOKENS)) {
            throw Refusal.conflict("This token was made already, and is shown only once. Revoke it and make another", Map.of());
        }
        answer.setStatus(first.status());
        answer.setHeader("Idempotency-Replayed", "true");
        if (first.body() != null) {
            answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answer.getOutputStream().write(first.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Bodies that may hold a password or a secret leave no trace but their length. */
    private static byte[] fingerprint(HttpServletRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String path = request.getRequestURI();
            digest.update((request.getMethod() + " " + path + "?" + request.getQueryString() + "\n")
                .getBytes(StandardCharsets.UTF_8));
            if (request instanceof ReadRequest read) {
                boolean secret = path.startsWith("/api/v1/agents") || path.startsWith("/api/v1/connections");
                digest.update(secret ? String.valueOf(read.body().length).getBytes(StandardCharsets.UTF_8) : read.body());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Carries a checked exception out of the transaction, which it rolls back. */
    private static final class Failed extends RuntimeException {

        Failed(Exception cause) {
            super(cause);
        }

        void rethrow() throws ServletException, IOException {
            switch (getCause()) {
                case ServletException failure -> throw failure;
                case IOException failure -> throw failure;
                case null, default -> throw new UncheckedIOException(new IOException(getCause()));
            }
        }
    }
}
