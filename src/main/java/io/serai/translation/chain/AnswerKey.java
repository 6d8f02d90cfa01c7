package io.serai.translation.chain;

import io.serai.translation.Formality;
import io.serai.translation.GlossaryTerms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Everything an engine's answer depends on, as a hash: the cache needs no text that a customer wrote. */
record AnswerKey(byte[] hash) {

    static AnswerKey of(String engine, @Nullable String from, String to, Formality formality, GlossaryTerms glossary,
            String text) {
        String all = String.join("\0", engine, from == null ? "?" : from, to, formality.name(),
            String.valueOf(glossary.version()), String.valueOf(glossary.engineIds().get(engine)), text);
        try {
            return new AnswerKey(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnswerKey key && Arrays.equals(hash, key.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }
}
