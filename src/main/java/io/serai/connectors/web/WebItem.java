package io.serai.connectors.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.serai.connectors.Unparseable;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.MessageStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor did, as the ledger keeps it. Whoever writes one has checked it: who the visitor is, that the files are
 * theirs, that the choice was offered.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@Type(value = WebItem.Wrote.class, name = "message"), @Type(value = WebItem.Saw.class, name = "status"),
    @Type(value = WebItem.Told.class, name = "history"), @Type(value = WebItem.Came.class, name = "arrival")})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WebItem {

    Visitor visitor();

    /** By which a repeated item is known. */
    String key();

    /** The ledger's word for it. */
    default String kind() {
        return switch (this) {
            case Wrote wrote -> "message";
            case Saw saw -> "status";
            case Told told -> "history";
            case Came came -> "arrival";
        };
    }

    /**
     * @param clientId the visitor's own id of the message, which may be anybody's: it counts together with the visitor's
     * @param replyTo  our id of the message that is quoted or answered
     */
    record Wrote(Visitor visitor, String clientId, Content content, @Nullable UUID replyTo, Instant at)
            implements WebItem {

        public Wrote {
            Objects.requireNonNull(visitor, "visitor");
            Objects.requireNonNull(clientId, "clientId");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(at, "at");
        }

        /** No client id holds an {@code @}, so what comes before the first one is the client's part. */
        @Override
        public String key() {
            return clientId + "@" + visitor.id();
        }
    }

    /** {@code status} delivered or read; {@code messages} are our ids of what reached the visitor. */
    record Saw(Visitor visitor, MessageStatus status, List<UUID> messages, Instant at) implements WebItem {

        public Saw {
            Objects.requireNonNull(visitor, "visitor");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(at, "at");
            messages = List.copyOf(messages);
        }

        @Override
        public String key() {
            return status.spelling() + ":" + messages.getLast();
        }
    }

    /**
     * What was said between a visitor and a bot of the business's own before the visitor came here.
     *
     * @param line   by which the same line, told again, is known; holds no {@code @}
     * @param author contact or bot
     */
    record Told(Visitor visitor, String line, AuthorKind author, String text, Instant at) implements WebItem {

        public Told {
            Objects.requireNonNull(visitor, "visitor");
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String key() {
            return line + "@" + visitor.id();
        }
    }

    /** A visitor came, handed over by a bot of the business's own, and has said nothing here yet. */
    record Came(Visitor visitor, String bot, Instant at) implements WebItem {

        public Came {
            Objects.requireNonNull(visitor, "visitor");
            Objects.requireNonNull(bot, "bot");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String key() {
            return "arrival:" + at + "@" + visitor.id();
        }
    }

    /**
     * @param id         the business's own id of a customer whose identity it vouched for, else a random one of ours
     * @param identified whether the business vouched for them
     * @param fields     what they said about themselves before the chat began
     */
    record Visitor(String id, @Nullable String name, @Nullable String language, boolean identified,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fields) {

        public Visitor {
            Objects.requireNonNull(id, "visitor.id");
            fields = fields == null ? Map.of() : Map.copyOf(fields);
        }
    }

    /** The client's own part of a message's external id. */
    static @Nullable String clientId(@Nullable String externalId) {
        int end = externalId == null ? -1 : externalId.indexOf('@');
        return end < 0 ? null : externalId.substring(0, end);
    }

    default byte[] bytes() {
        try {
            return WebJson.MAPPER.writerFor(WebItem.class).writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record can always be written", impossible);
        }
    }

    static WebItem read(byte[] bytes) throws Unparseable {
        try {
            // Not straight from the bytes: Jackson would guess at other encodings.
            WebItem item = WebJson.MAPPER.readValue(new String(bytes, StandardCharsets.UTF_8), WebItem.class);
            if (item == null) {
                throw new Unparseable("The item is null");
            }
            return item;
        } catch (InvalidTypeIdException unknown) {
            throw new Unparseable("The web channel has no item of this kind");
        } catch (JsonMappingException wrong) {
            boolean missing = wrong.getCause() instanceof NullPointerException;
            throw new Unparseable(missing ? wrong.getCause().getMessage() + " is missing"
                : "Not an item of the web channel: " + wrong.getPathReference());
        } catch (IOException wrong) {
            throw new Unparseable("Not JSON");
        }
    }
}
