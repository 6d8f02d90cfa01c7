package io.serai.model;

import java.util.regex.Pattern;

/**
 * External ids of the messages that one message of a provider became, because it held several things: the first has the
 * provider's id, the others {@code id#1}, {@code id#2}… What names the provider's id later means the first; only an unsend
 * means all.
 */
public final class PartIds {

    /** More than any provider puts into one message. */
    public static final int MOST = 40;

    private static final Pattern PART = Pattern.compile("#\\d{1,3}$");

    private PartIds() {
    }

    /** @param part 0 for the first */
    public static String of(String whole, int part) {
        return part == 0 ? whole : whole + "#" + part;
    }

    /** The provider's own id, which is what it understands. */
    public static String whole(String externalId) {
        return PART.matcher(externalId).replaceFirst("");
    }
}
