package io.serai.bots;

import io.serai.accounts.Caller;
import io.serai.conversations.Arrival;
import io.serai.conversations.ConversationRows;
import io.serai.conversations.MessageRows;
import io.serai.conversations.Recorder;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Message;
import io.serai.model.Party;
import io.serai.settings.Connections;
import io.serai.settings.Connections.Declaration;
import io.serai.settings.Connections.Origin;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers who write to bots of a web site, and what is said to them. */
@TestComponent
class Chat {

    private final Recorder recorder;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final MessageRows messages;
    private final Connections connections;
    private final RegisteredBots bots;
    private final Clock clock;

    Chat(Recorder recorder, TransactionTemplate transaction, JdbcClient jdbc, ConversationRows conversations,
            MessageRows messages, Connections connections, RegisteredBots bots, Clock clock) {
        this.recorder = recorder;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.messages = messages;
        this.connections = connections;
        this.bots = bots;
        this.clock = clock;
    }

    /** An HTTP bot, impatiently waited for if its name says slow, and a connection of its own by the same name. */
    BotSettings bot(String name, String url, boolean humanSupport, String fallback) throws Exception {
        jdbc.sql("insert into queues (id, name) values ('support', 'Support') on conflict do nothing").update();
        BotSettings bot = new BotSettings(name, "http", "Bot " + name, humanSupport, "support", fallback,
            Map.of("url", url, "secret", "whsec_c2VjcmV0IG9mIHRoZSBib3Q=", "timeout", name.endsWith("-slow") ? "400ms" : "10s"));
        bots.check(bot);
        bots.save(new BotStore.Stored(bot, "inbox", null));
        connections.declare(new Declaration(name, "web", Origin.INBOX, Map.of(), null, name));
        return bot;
    }

    /** A customer writes, all texts in one batch. */
    UUID write(String bot, String customer, String... texts) {
        List<Arrival> arrivals = List.of(texts).stream().map(text -> new Arrival(bot, "web", clock.instant(), List.of(
            new Change.Said(new Party(List.of(new Identity(bot, "web", IdentityKind.VISITOR, customer)), customer, null),
                new Change.Draft(UUID.randomUUID().toString(), Direction.INBOUND, AuthorKind.CONTACT,
                    new Content.Text(text), List.of(), null, null, Forwarded.NONE, clock.instant(), null, false, "es")))))
            .toList();
        transaction.executeWithoutResult(tx -> recorder.record(arrivals));
        return jdbc.sql("""
                select c.id from conversations c join identities i on i.contact_id = c.contact_id
                where i.connection_id = ? and i.value = ? order by c.created_at desc limit 1""")
            .params(bot, customer).query(UUID.class).single();
    }

    Conversation conversation(UUID id) {
        return jdbc.sql(ConversationRows.SELECT + "where c.id = ?").param(id).query(conversations).single();
    }

    /** What the customer was told, in order. */
    List<String> told(UUID conversation) {
        return jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.conversation_id = ? and "
                + "m.direction = 'outbound' and m.author_kind = 'bot' order by m.seq").param(conversation).query(messages).list()
            .stream().map(Message::content).map(content -> ((Content.Text) content).text()).toList();
    }

    List<String> turns(UUID conversation) {
        return jdbc.sql("select state from bot_turns where conversation_id = ? order by seq").param(conversation)
            .query(String.class).list();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    static Caller as(BotSettings bot) {
        return TurnEnds.caller(bot);
    }
}
