package io.serai.accounts;

import io.serai.problems.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request must say, or be refused with the field's name. */
final class Wishes {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    /** bcrypt reads no more than 72 bytes of a password. */
    private static final int LONGEST_PASSWORD = 72;
    private static final int SHORTEST_PASSWORD = 10;

    private Wishes() {
    }

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid(field, "This is needed");
        }
        return value;
    }

    static String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw Refusal.invalid(field, "This is needed");
        }
        if (value.length() > longest) {
            throw Refusal.invalid(field, "At most " + longest + " characters");
        }
        return value.strip();
    }

    static String email(@Nullable String value) {
        String email = text("email", value, 200);
        if (!EMAIL.matcher(email).matches()) {
            throw Refusal.invalid("email", "This is not an e-mail address");
        }
        return email;
    }

    static String password(@Nullable String value) {
        String password = present("password", value);
        if (password.length() < SHORTEST_PASSWORD) {
            throw Refusal.invalid("password", "At least " + SHORTEST_PASSWORD + " characters");
        }
        if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw Refusal.invalid("password", "At most " + LONGEST_PASSWORD + " bytes");
        }
        return password;
    }
}
