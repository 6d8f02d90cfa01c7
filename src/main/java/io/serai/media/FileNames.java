package io.serai.media;

import org.jspecify.annotations.Nullable;

/** File names as strangers give them, made fit to be shown and to be saved under. */
final class FileNames {

    private static final int LONGEST = 200;

    private FileNames() {
    }

    /** Without folders, control and direction characters (they can hide the true ending); shortened before its ending. */
    static @Nullable String plain(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]", "").strip();
        if (plain.isEmpty() || plain.chars().allMatch(letter -> letter == '.')) {
            return null;
        }
        return plain.length() <= LONGEST ? plain : shortened(plain);
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}
