package io.serai.playground.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body, by name. */
record Multipart(Map<String, Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*(\\S.*?)\\s*$");

    record Part(String fileName, String contentType, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static Multipart of(Call call) throws Refusal {
        Matcher boundary = BOUNDARY.matcher(call.header("content-type"));
        if (!call.contentType().startsWith("multipart/form-data") || !boundary.find()) {
            throw GraphErrors.parameter("The request must be multipart/form-data with a boundary");
        }
        byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        Map<String, Part> parts = new HashMap<>();
        int start = indexOf(call.body(), mark, 0);
        while (start >= 0) {
            int end = indexOf(call.body(), mark, start + mark.length);
            if (end >= 0) {
                add(parts, Arrays.copyOfRange(call.body(), start + mark.length + 2, Math.max(end - 2, start
                        + mark.length + 2)));
            }
            start = end;
        }
        return new Multipart(parts);
    }

    private static void add(Map<String, Part> parts, byte[] part) {
        int blank = indexOf(part, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), 0);
        if (blank < 0) {
            return;
        }
        String headers = new String(part, 0, blank, StandardCharsets.UTF_8);
        String name = first(NAME, headers);
        parts.put(name, new Part(first(FILE_NAME, headers), first(TYPE, headers),
                Arrays.copyOfRange(part, blank + 4, part.length)));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static int indexOf(byte[] bytes, byte[] sought, int from) {
        for (int at = from; at <= bytes.length - sought.length; at++) {
            if (bytes[at] == sought[0] && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        return -1;
    }

    String text(String name) {
        Part part = parts.get(name);
        return part == null ? "" : part.text();
    }
}
