package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where the bytes of an attachment are. */
public enum AttachmentState {
    /** Named by the provider, still to be fetched. */
    PENDING,
    /** Here, checked, served from our own URL. */
    STORED,
    /** Gone at the provider before it could be fetched, or removed by the sender. */
    EXPIRED,
    /** Too large, of a type that is not allowed, or not what its checksum promised. */
    REFUSED;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static AttachmentState of(String spelling) {
        return Spelling.parse(AttachmentState.class, spelling);
    }
}
