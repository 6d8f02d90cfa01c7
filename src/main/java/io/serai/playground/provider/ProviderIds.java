package io.serai.playground.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of the shape that the providers give. */
public final class ProviderIds {

    private ProviderIds() {
    }

    /** A wamid is base64 of the customer's number and a random part, the direction marked between them. */
    public static String wamid(String customer, boolean inbound) {
        String digits = customer.replaceAll("[^0-9A-Za-z.]", "");
        byte[] number = digits.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1c, 0x18, (byte) number.length});
        bytes.writeBytes(number);
        bytes.writeBytes(new byte[] {0x15, 0x02, 0x00, (byte) (inbound ? 0x12 : 0x11), 0x18, 0x14});
        bytes.writeBytes(hex(10).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        return "wamid." + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    public static String mid(Platform platform) {
        return (platform == Platform.INSTAGRAM ? "aWdfZAG1faXRlbTox" : "m_") + token(64);
    }

    /** {@code SM…}, {@code MM…} with media, {@code ME…} a media file, {@code HX…} a content template. */
    public static String sid(String prefix) {
        return prefix + hex(16);
    }

    /** Meta's object ids are long decimal numbers. */
    public static String number() {
        return String.valueOf(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L, 9_000_000_000_000_000L));
    }

    public static String token(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
