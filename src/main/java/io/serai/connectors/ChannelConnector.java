package io.serai.connectors;

import io.serai.model.Change;
import io.serai.model.Identity;
import io.serai.model.MediaSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A channel: how its provider's webhooks are read and its messages sent. One instance serves every connection of the
 * channel, from many threads, so it keeps no state. Its limits and settings are data, in
 * {@code connectors/<channel>/connector.yaml} ({@link ConnectorDescriptor}).
 *
 * <p>The pipeline calls {@link #handshake}, {@link #verify} and {@link #split} while the provider waits: no I/O there.
 * {@link #normalise} runs later, once for each item and again on a replay: a pure function. {@link #plan} is pure too;
 * only {@link #send}, {@link #locate}, {@link #profile} and {@link #templates} talk to the provider.
 */
public interface ChannelConnector {

    /** The channel's name, which is also the name of its folder: {@code whatsapp}. */
    String channel();

    /** The challenge to echo when the provider asks whether this URL is ours; empty refuses with 403. */
    default Optional<String> handshake(Map<String, String> query, ConnectionSettings connection) {
        return Optional.empty();
    }

    /** Whether the provider signed exactly these bytes; compared in constant time. A missing signature is a wrong one. */
    boolean verify(WebhookRequest request, ConnectionSettings connection);

    /**
     * Every item of a delivery, each entry, change, message and status by itself, in the delivery's order.
     *
     * @throws Unparseable when the body as a whole makes no sense; it is then kept as one dead letter
     */
    List<Item> split(WebhookRequest request, ConnectionSettings connection) throws Unparseable;

    /**
     * What an item says, in canonical words; usually one change. What it does not understand becomes
     * {@link io.serai.model.Content.Unsupported}, or {@link Change.Ignored} with the reason where nobody said anything.
     *
     * @throws Unparseable when the item makes no sense; it becomes a dead letter, its siblings do not
     */
    List<Change> normalise(Item item, ConnectionSettings connection) throws Unparseable;

    /** The calls that carry a command out: texts split at the channel's limit, files apart from text where they must be. */
    Plan plan(OutboundCommand command, ConnectionSettings connection) throws SendFailure;

    /** Makes one of the calls; blocks until the provider answers or the time is up. */
    Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure;

    /** Where the bytes of an attachment can be fetched now; asked again when the address has expired. */
    default MediaLocation locate(MediaSource source, ConnectionSettings connection) throws SendFailure {
        throw new SendFailure(SendFailure.of(io.serai.model.FailureCode.MEDIA, channel() + " has no media", false));
    }

    /** The customer's name and picture, where the provider tells them on request. */
    default Optional<Profile> profile(Identity identity, ConnectionSettings connection) throws SendFailure {
        return Optional.empty();
    }

    /** The templates that the provider approved for this connection. */
    default List<TemplateInfo> templates(ConnectionSettings connection) throws SendFailure {
        return List.of();
    }

    /** What the provider wants to read in answer to an accepted webhook. */
    default Acknowledgement acknowledgement() {
        return Acknowledgement.EMPTY;
    }

    record Acknowledgement(String contentType, String body) {
        public static final Acknowledgement EMPTY = new Acknowledgement("text/plain", "");
    }

    /** {@code pictureUrl} is the provider's; it is fetched like any attachment and served from our own URL. */
    record Profile(@org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable String pictureUrl) {
    }
}
