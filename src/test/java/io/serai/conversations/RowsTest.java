package io.serai.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.Connectors;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.ConversationStatus;
import io.serai.model.Handler;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.OptOut;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import io.serai.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

class RowsTest {

    private static final UUID CONTACT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID CONVERSATION = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID AGENT = UUID.fromString("00000000-0000-7000-8000-000000000003");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final ObjectMapper mapper = Jackson2ObjectMapperBuilder.json().build();
    private final JsonColumns json = new JsonColumns(mapper);
    private final MessageRows messages = new MessageRows(json);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ConversationRows conversations =
        new ConversationRows(json, new ContactRows(json), new ReplyWindows(new OneDayEverywhere(), clock));

    @BeforeEach
    void aConversation() {
        jdbc.sql("""
                insert into agents (id, email, name, role) values (:agent, 'sam@example.com', 'Sam', 'agent');
                insert into contacts (id, name, fields, opt_outs, created_at, updated_at) values (:contact, 'Amina',
                    '{"plan":"gold"}', '[{"connectionId":"shop","category":"marketing","at":"2026-02-01T00:00:00Z"}]',
                    now(), now());
                insert into identities (connection_id, kind, value, channel, contact_id, created_at) values
                    ('shop', 'user-id', 'US.1', 'whatsapp', :contact, '2026-02-01'),
                    ('shop', 'phone', '4915', 'whatsapp', :contact, '2026-01-01');
                insert into conversations (id, connection_id, channel, contact_id, status, phase, handler, assignee, participants,
                    teams, queue, tags, last_seq, inbound_count, last_inbound_at, last_message, rev, created_at, updated_at)
                values (:conversation, 'shop', 'whatsapp', :contact, 'open', 'active', 'agent', :agent, array[:agent]::uuid[],
                    '{night}', 'support', '{vip,"two words"}', 7, 3, '2026-03-01T11:00:00Z', null, 5,
                    '2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z');
                """)
            .param("agent", AGENT).param("contact", CONTACT).param("conversation", CONVERSATION).update();
    }

    @Test
    void aConversationBringsItsContactItsIdentitiesAndTheReplyPolicyOfThisMoment() {
        Conversation read = jdbc.sql(ConversationRows.SELECT + "where c.id = ?").param(CONVERSATION)
            .query(conversations).single();

        assertThat(read.contact().identities()).containsExactly(
            new Identity("shop", "whatsapp", IdentityKind.PHONE, "4915"),
            new Identity("shop", "whatsapp", IdentityKind.USER_ID, "US.1"));
        assertThat(read.contact().optOuts())
            .containsExactly(new OptOut("shop", "marketing", Instant.parse("2026-02-01T00:00:00Z")));
        assertThat(read.contact().fields()).isEqualTo(Map.of("plan", "gold"));
        assertThat(read.replyPolicy())
            .isEqualTo(new ReplyPolicy(ReplyMode.OPEN, Instant.parse("2026-03-02T11:00:00Z")));
        assertThat(read).extracting(Conversation::status, Conversation::handler, Conversation::assignee,
            Conversation::participants, Conversation::teams, Conversation::tags, Conversation::rating)
            .containsExactly(ConversationStatus.OPEN, Handler.AGENT, AGENT, List.of(AGENT), List.of("night"),
                List.of("vip", "two words"), null);
    }

    @Test
    void aNoticeTakesTheNextPlaceInTheThreadAndReadsAsItWasWritten() {
        Notices notices = new Notices(jdbc, json, UUID::randomUUID, clock);

        Message written = notices.write(CONVERSATION, "assigned", Map.of("byName", "Sam", "toName", "Ada"));

        Message read = jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.conversation_id = ?")
            .param(CONVERSATION).query(messages).single();
        assertThat(read).isEqualTo(written);
        assertThat(read).extracting(Message::seq, Message::author, Message::content, Message::status)
            .containsExactly(8L, new Author(AuthorKind.SYSTEM, null, null),
                new Content.Notice("assigned", Map.of("byName", "Sam", "toName", "Ada")), MessageStatus.RECEIVED);
        assertThat(jdbc.sql("select last_seq, rev from conversations").query().singleRow())
            .isEqualTo(Map.of("last_seq", 8L, "rev", 6L));
    }

    @Test
    void anEventCarriesWhomItConcerns() {
        var conversation = jdbc.sql(ConversationRows.SELECT).query(conversations).single();
        var event = new ConversationEvents(json).conversationAssigned(conversation);

        var fromColumns = jdbc.sql("select " + ConversationRows.SCOPE_COLUMNS + " from conversations c")
            .query((row, number) -> ConversationRows.scope(row)).single();
        assertThat(event.scope()).isEqualTo(fromColumns);
        assertThat(event.scope().agents()).containsExactly(AGENT);
        assertThat(event.data().at("/conversation/contact/name").asText()).isEqualTo("Amina");
        assertThat(event.rev()).isEqualTo(5);
    }

    private record OneDayEverywhere() implements Connectors {

        @Override
        public Optional<ChannelConnector> find(String channel) {
            return Optional.empty();
        }

        @Override
        public Optional<ConnectorDescriptor> descriptor(String channel) {
            var window = new ConnectorDescriptor.Window(Duration.ofDays(1), null, true);
            var abilities = new ConnectorDescriptor.Abilities(4096, "characters", Map.of(), Map.of(), Map.of(), true,
                true, true, true, true, true, true, true, true);
            return Optional.of(new ConnectorDescriptor(channel, channel, List.of(), window, List.of(), abilities));
        }

        @Override
        public List<ConnectorDescriptor> descriptors() {
            return List.of();
        }
    }
}
