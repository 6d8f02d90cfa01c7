package io.serai.accounts;

import java.util.Locale;

/** Everything that can be done, one word each; what a role may do is listed in {@link Access}. */
public enum Action {
    CONVERSATIONS_SEE, CONVERSATIONS_REPLY, CONVERSATIONS_START, CONVERSATIONS_TAKE,
    /** Taking from somebody who has it. */
    CONVERSATIONS_TAKE_OVER,
    CONVERSATIONS_ASSIGN, CONVERSATIONS_RESOLVE, CONVERSATIONS_HAND_OVER, CONVERSATIONS_EDIT,
    NOTES_SEE, NOTES_WRITE, CONTACTS_SEE, CONTACTS_EDIT, FILES_UPLOAD,
    AGENTS_SEE, AGENTS_MANAGE, TEAMS_SEE, TEAMS_MANAGE, QUEUES_SEE, QUEUES_MANAGE,
    TAGS_SEE, TAGS_MANAGE, FIELDS_SEE, FIELDS_MANAGE, CANNED_REPLIES_SEE, CANNED_REPLIES_MANAGE,
    TEMPLATES_SEE, TEMPLATES_SYNC, CONNECTIONS_SEE, CONNECTIONS_MANAGE, BOTS_SEE, BOTS_MANAGE,
    REASONS_SEE, REASONS_MANAGE, BANS_SEE, BANS_MANAGE,
    TOKENS_MANAGE, DELIVERIES_SEE, DELIVERIES_REQUEUE, AUDIT_SEE,
    TRANSLATION_SEE, TRANSLATION_USAGE, TRANSLATION_MANAGE, GLOSSARIES_MANAGE;

    /** As a client reads it: {@code conversations.take-over}. */
    public String spelling() {
        String[] halves = name().toLowerCase(Locale.ROOT).split("_", 2);
        return this == CANNED_REPLIES_SEE || this == CANNED_REPLIES_MANAGE
            ? "canned-replies." + halves[1].substring("replies_".length())
            : halves[0] + "." + halves[1].replace('_', '-');
    }
}
