package io.serai.conversations;

import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.Connectors;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether anything may be sent to a contact now, and whether it may be this. */
@Component
class ReplyRules {

    private final Connections connections;
    private final Connectors connectors;

    ReplyRules(Connections connections, Connectors connectors) {
        this.connections = connections;
        this.connectors = connectors;
    }

    /** @return what the channel can do, for checking the content */
    ConnectorDescriptor channel(Conversation conversation) {
        return channel(conversation.connectionId(), conversation.channel());
    }

    ConnectorDescriptor channel(String connection, String channel) {
        ConnectorDescriptor descriptor = connectors.descriptor(channel).orElse(null);
        if (descriptor == null || connections.find(connection).isEmpty()) {
            throw new Refusal(ProblemCode.REPLY_NOT_ALLOWED, "The connection '" + connection
                + "' is no longer there or disabled: nothing can be sent over it",
                Map.of("replyPolicy", new ReplyPolicy(ReplyMode.CLOSED, null)));
        }
        return descriptor;
    }

    /** @param content null for what is no message: a reaction */
    void allow(ReplyPolicy policy, AuthorKind author, @Nullable Content content, String channel) {
        boolean template = content instanceof Content.Template;
        String reason = switch (policy.mode()) {
            case OPEN -> null;
            case HUMAN_AGENT -> author == AuthorKind.BOT ? "The contact's last message to " + channel
                + " is too old for a bot to answer: only a person may, until " + policy.until() : null;
            case TEMPLATE_ONLY -> template ? null : "The time to answer freely on " + channel
                + " is over: it began with the contact's last message. Send a template that the provider approved";
            case CLOSED -> "The time to answer on " + channel
                + " is over: it began with the contact's last message. Wait until they write again";
        };
        if (reason != null) {
            throw new Refusal(ProblemCode.REPLY_NOT_ALLOWED, reason, Map.of("replyPolicy", policy));
        }
    }
}
