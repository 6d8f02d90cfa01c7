package io.serai.translation;

/** From one language to another (BCP 47). */
public record LanguagePair(String from, String to) {

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
