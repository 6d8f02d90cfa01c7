package io.serai.visitors;

import io.serai.conversations.Hearing;
import io.serai.media.MediaStore;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.MessageStatus;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.visitors.Throttle.Kind;
import io.serai.visitors.VisitorContents.Accepted;
import io.serai.visitors.VisitorReader.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What visitors say and are told, over HTTP. */
@RestController
@RequestMapping("/api/visitor/v1")
class MessagesController {

    private static final long LONGEST_WAIT = 30;

    private final VisitorContents contents;
    private final VisitorLedger ledger;
    private final VisitorReader reader;
    private final VisitorSignals signals;
    private final MediaStore media;
    private final Throttle throttle;
    private final ObjectProvider<Hearing> hearing;

    MessagesController(VisitorContents contents, VisitorLedger ledger, VisitorReader reader, VisitorSignals signals,
            MediaStore media, Throttle throttle, ObjectProvider<Hearing> hearing) {
        this.hearing = hearing;
        this.contents = contents;
        this.ledger = ledger;
        this.reader = reader;
        this.signals = signals;
        this.media = media;
        this.throttle = throttle;
    }

    record NewMessage(@Nullable String clientId, @Nullable Content content, @Nullable Quoted replyTo) {
        record Quoted(@Nullable UUID messageId) {
        }
    }

    record Received(String clientId, Instant receivedAt) {
    }

    record UpTo(@Nullable Long seq, @Nullable UUID conversationId) {
    }

    record On(boolean on) {
    }

    @PostMapping("messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Received write(VisitorSession session, @RequestBody NewMessage message) {
        throttle.spend(Kind.MESSAGE, session.key());
        String clientId = message.clientId();
        if (clientId == null || !clientId.matches("[A-Za-z0-9_.:-]{1,64}")) {
            throw Refusal.invalid("clientId", "It is 1 to 64 letters, digits or . _ : - and no other message has it");
        }
        refuseTheBanned(session);
        Accepted accepted = contents.accept(session, message.content(),
            message.replyTo() == null ? null : message.replyTo().messageId());
        return new Received(clientId, ledger.wrote(session, clientId, accepted));
    }

    /** Told at once: what they wrote would otherwise just go unheard. */
    private void refuseTheBanned(VisitorSession session) {
        Identity name = new Identity(session.connectionId(), "web", IdentityKind.VISITOR, session.visitorId());
        hearing.stream().flatMap(each -> each.banned(List.of(name)).values().stream()).findFirst().ifPresent(ban -> {
            throw new Refusal(ProblemCode.FORBIDDEN, ban.until() == null ? "You cannot write here any more"
                : "You cannot write here until " + ban.until(), ban.until() == null ? Map.of("banned", true)
                : Map.of("banned", true, "until", ban.until()));
        });
    }

    /** The newest page; or what came after a message, waiting for it; or the page before one. */
    @GetMapping("messages")
    Messages messages(VisitorSession session, @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestParam(defaultValue = "0") long wait) throws InterruptedException {
        if (before != null) {
            return reader.before(session.person(), conversation, before);
        }
        if (after == null) {
            return reader.newest(session.person());
        }
        signals.saw(session, MessageStatus.DELIVERED, conversation, after);
        return reader.after(session, conversation, after, Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT)));
    }

    @PostMapping("attachments")
    @ResponseStatus(HttpStatus.CREATED)
    Attachment upload(VisitorSession session, @RequestParam MultipartFile file) throws IOException {
        throttle.spend(Kind.UPLOAD, session.key());
        try (InputStream bytes = file.getInputStream()) {
            Attachment kept = media.keep(bytes, file.getOriginalFilename(), null, session.uploader());
            contents.demandAllowed(kept);
            return kept;
        } catch (MediaStore.TooLarge large) {
            throw new Refusal(ProblemCode.TOO_LARGE, String.valueOf(large.getMessage()));
        }
    }

    @PostMapping("read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(VisitorSession session, @RequestBody UpTo upTo) {
        if (upTo.seq() == null) {
            throw Refusal.invalid("seq", "It is missing");
        }
        throttle.spend(Kind.SIGNAL, session.key());
        signals.saw(session, MessageStatus.READ, upTo.conversationId(), upTo.seq());
    }

    @PostMapping("typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(VisitorSession session, @RequestBody On typing) {
        throttle.spend(Kind.SIGNAL, session.key());
        signals.typing(session, typing.on());
    }
}
