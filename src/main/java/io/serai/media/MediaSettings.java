package io.serai.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files of messages are fetched, kept and served.
 *
 * @param folder       where the files lie, by content; several gateways on one database share it
 * @param maxUpload    the largest file taken from an agent or a visitor
 * @param linkValidity how long a signed link may be followed
 * @param limits       the largest file fetched from a provider, by kind: image, audio, video, sticker, file
 * @param timeout      how long one fetch may take in all
 * @param giveUp       how long a file that cannot be had now is tried again
 * @param workers      how many files one gateway fetches at once
 * @param perConnection how many of them for one connection, so that a slow provider delays no other
 * @param pollInterval how often the table is looked at for what nobody told of
 * @param keepUnsent   how long an uploaded file waits for the message that carries it
 */
@ConfigurationProperties("serai.media")
record MediaSettings(
        @DefaultValue("data/media") Path folder,
        @DefaultValue("100MB") DataSize maxUpload,
        @DefaultValue("10m") Duration linkValidity,
        @DefaultValue Map<String, DataSize> limits,
        @DefaultValue("2m") Duration timeout,
        @DefaultValue("7d") Duration giveUp,
        @DefaultValue("32") int workers,
        @DefaultValue("8") int perConnection,
        @DefaultValue("2s") Duration pollInterval,
        @DefaultValue("2d") Duration keepUnsent) {

    /** The largest of WhatsApp's documents; a kind that is not limited by itself. */
    private static final DataSize LARGEST = DataSize.ofMegabytes(100);

    long limit(String kind) {
        return limits.getOrDefault(kind, LARGEST).toBytes();
    }
}
