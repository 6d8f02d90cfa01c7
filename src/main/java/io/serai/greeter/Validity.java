package io.serai.greeter;

import io.serai.routing.Question;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether an answer is one, and how it is written down. */
final class Validity {

    private static final int LONGEST = 500;
    private static final int LONGEST_NAME = 100;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),;:\\\\]{1,64}@[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63}){1,8}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{4,24}");
    private static final Pattern ORDER = Pattern.compile("#?(?=.*\\p{N})[\\p{L}\\p{N}][\\p{L}\\p{N} /_.-]{0,49}");

    private Validity() {
    }

    /** What is kept of an answer; empty if it is none. Choices are understood elsewhere. */
    static Optional<String> of(Question question, String text) {
        String said = text.strip();
        boolean wellFormed = !said.isEmpty() && switch (question.kind()) {
            case NAME -> said.length() <= LONGEST_NAME && said.chars().anyMatch(Character::isLetter);
            case EMAIL -> EMAIL.matcher(said).matches();
            case PHONE -> PHONE.matcher(digits(said)).matches();
            case ORDER -> ORDER.matcher(said).matches();
            case TOPIC, TEXT -> said.length() <= LONGEST;
            case CHOICE -> question.options().contains(said);
        };
        boolean asWished = question.pattern() == null || said.length() <= LONGEST && said.matches(question.pattern());
        return wellFormed && asWished ? Optional.of(said) : Optional.empty();
    }

    private static String digits(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (Character.isDigit(letter)) {
                plain.append(Character.digit(letter, 10));
            } else {
                plain.appendCodePoint(letter);
            }
        });
        return plain.toString();
    }
}
