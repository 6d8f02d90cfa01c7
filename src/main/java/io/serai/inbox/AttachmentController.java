package io.serai.inbox;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ThreadPages;
import io.serai.media.MediaStore;
import io.serai.media.MediaStore.TooLarge;
import io.serai.model.Attachment;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files to be sent: kept first, sent as part of a message after. */
@RestController
@RequestMapping("/api/v1/attachments")
class AttachmentController {

    private final MediaStore media;
    private final ThreadPages conversations;
    private final Access access;

    AttachmentController(MediaStore media, ThreadPages conversations, Access access) {
        this.media = media;
        this.conversations = conversations;
        this.access = access;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Attachment upload(@AuthenticationPrincipal Caller caller, @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String caption,
            @RequestParam(required = false) @Nullable UUID conversationId) throws IOException {
        access.require(caller, Action.FILES_UPLOAD);
        if (conversationId != null) {
            conversations.conversation(caller, conversationId);
        }
        if (file.isEmpty()) {
            throw Refusal.invalid("file", "The file is empty");
        }
        if (caption != null && caption.length() > 4_000) {
            throw Refusal.invalid("caption", "At most 4,000 characters");
        }
        try (InputStream bytes = file.getInputStream()) {
            return media.keep(bytes, file.getOriginalFilename(), caption, caller.actor());
        } catch (TooLarge large) {
            throw new Refusal(ProblemCode.TOO_LARGE, large.getMessage());
        }
    }
}
