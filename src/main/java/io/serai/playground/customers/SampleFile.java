package io.serai.playground.customers;

import io.serai.playground.provider.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Small real files of every kind that customers send. */
enum SampleFile {
    PHOTO("photo.jpg", "image/jpeg"),
    RECEIPT("receipt.png", "image/png"),
    STICKER("sticker.webp", "image/webp"),
    VOICE("voice.ogg", "audio/ogg; codecs=opus"),
    TUNE("tune.m4a", "audio/mp4"),
    VIDEO("video.mp4", "video/mp4"),
    INVOICE("invoice.pdf", "application/pdf");

    private final String fileName;
    private final String mimeType;

    SampleFile(String fileName, String mimeType) {
        this.fileName = fileName;
        this.mimeType = mimeType;
    }

    String fileName() {
        return fileName;
    }

    String mimeType() {
        return mimeType;
    }

    StoredFile stored() {
        return new StoredFile(read(fileName), mimeType, fileName);
    }

    static StoredFile picture(String name) {
        return new StoredFile(read(name), "image/jpeg", name);
    }

    static StoredFile card(Persona about) {
        String vcard = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:" + about.lastName() + ";" + about.firstName() + ";;;\r\nFN:"
                + about.name() + "\r\nTEL;TYPE=CELL:" + about.number() + "\r\nEND:VCARD\r\n";
        return new StoredFile(vcard.getBytes(StandardCharsets.UTF_8), "text/vcard", "contact.vcf");
    }

    /** Of the kinds that are files, which file it is. */
    static SampleFile of(String kind) {
        return switch (kind) {
            case "image" -> PHOTO;
            case "picture" -> RECEIPT;
            case "sticker" -> STICKER;
            case "voice" -> VOICE;
            case "audio" -> TUNE;
            case "video" -> VIDEO;
            case "file" -> INVOICE;
            default -> throw Voice.unknown(kind);
        };
    }

    private static byte[] read(String name) {
        try (InputStream file = SampleFile.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
