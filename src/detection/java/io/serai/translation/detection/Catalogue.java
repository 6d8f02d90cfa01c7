package io.serai.translation.detection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of translated texts in GNU gettext's binary form. */
final class Catalogue {

    private static final int TRANSLATED = 16;

    private Catalogue() {
    }

    /** The translations; each plural form is one. */
    static List<String> read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int texts = bytes.getInt(8);
        int table = bytes.getInt(TRANSLATED);
        List<String> found = new ArrayList<>();
        for (int i = 1; i < texts; i++) {
            int length = bytes.getInt(table + 8 * i);
            int place = bytes.getInt(table + 8 * i + 4);
            found.addAll(List.of(new String(file, place, length, StandardCharsets.UTF_8).split("\0")));
        }
        return found;
    }
}
