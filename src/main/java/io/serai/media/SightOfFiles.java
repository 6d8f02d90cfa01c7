package io.serai.media;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationRows;
import io.serai.media.AttachmentRows.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sees a file: whoever sees the conversation it belongs to, and until it belongs to one, who uploaded it. */
@Component
class SightOfFiles {

    /** What precedes the contact's id in {@code uploaded_by} of a picture that a provider gave. */
    static final String PICTURE_OF = "contact:";

    private static final String OF_MESSAGE = "select " + ConversationRows.SCOPE_COLUMNS
        + " from conversations c join messages m on m.conversation_id = c.id where m.id = ?";
    private static final String OF_CONTACT = "select " + ConversationRows.SCOPE_COLUMNS
        + " from conversations c where c.contact_id = ? order by c.updated_at desc limit 100";

    private final JdbcClient jdbc;
    private final Access access;

    SightOfFiles(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    boolean sees(@Nullable Caller caller, Row file) {
        if (caller == null || !access.may(caller, Action.CONVERSATIONS_SEE)) {
            return false;
        }
        String by = file.uploadedBy() == null ? "" : file.uploadedBy();
        if (file.messageId() != null) {
            return seesAny(caller, OF_MESSAGE, file.messageId());
        }
        return by.startsWith(PICTURE_OF) ? seesAny(caller, OF_CONTACT, UUID.fromString(by.substring(PICTURE_OF.length())))
            : by.equals(caller.actor());
    }

    private boolean seesAny(Caller caller, String conversations, UUID id) {
        return jdbc.sql(conversations).param(id).query((row, number) -> ConversationRows.scope(row)).list().stream()
            .anyMatch(scope -> access.sees(caller, scope));
    }
}
