package io.serai.playground.provider;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A file that a provider keeps. */
public record StoredFile(byte[] bytes, String mimeType, String name) {

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unavailable);
        }
    }
}
