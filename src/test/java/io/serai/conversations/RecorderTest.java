package io.serai.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.conversations.Arrival.Recorded;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.ItemOutcome;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.Party;
import io.serai.model.Referral;
import io.serai.model.ReplyTo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RecorderTest {

    private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

    @Autowired
    private Recorder recorder;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private MessageRows rows;
    @Autowired
    private EventLog log;
    @Autowired
    private Statuses statuses;

    /** Each test has a connection of its own, so that they share a database without meeting. */
    private final String shop = "shop-" + UUID.randomUUID();
    private long cursor;

    @BeforeEach
    void mark() {
        cursor = log.last();
    }

    @Test
    void startsAConversationWithTheFirstMessageAndGoesOnWithTheSecond() throws Exception {
        record(said("m1", "Hello"), said("m2", "Is anybody there?"));
        record(said("m3", "Please"));
        assertThat(messages()).extracting(Message::seq).containsExactly(1L, 2L, 3L);
        assertThat(messages()).extracting(Message::status).containsOnly(MessageStatus.RECEIVED);
        assertThat(events()).containsExactly("conversation.created", "message.created", "message.created", "message.created");
        assertThat(one("select count(*) from conversations where connection_id = ?")).isEqualTo(1);
        assertThat(one("select inbound_count from conversations where connection_id = ?")).isEqualTo(3);
    }

    @Test
    void knowsARedeliveredMessageInTheSameBatchAndLater() {
        assertThat(record(said("m1", "Hello"), said("m1", "Hello"))).extracting(Recorded::outcome)
            .containsExactly(ItemOutcome.PROCESSED, ItemOutcome.DUPLICATE);
        assertThat(record(said("m1", "Hello"))).extracting(Recorded::outcome).containsExactly(ItemOutcome.DUPLICATE);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void eventsCarryTheConversationAsItWasThen() throws Exception {
        record(said("m1", "Hello"), said("m2", "Hello?"));
        List<Event> created = log.after(cursor, 100).stream().filter(event -> event.type().equals("message.created"))
            .filter(event -> shop.equals(event.scope().connectionId())).toList();
        JsonNode last = created.getLast().data();
        assertThat(last.at("/conversation/lastSeq").asLong()).isEqualTo(2);
        assertThat(last.at("/conversation/contact/name").asText()).isEqualTo("Amina");
        assertThat(last.at("/message/content/text").asText()).isEqualTo("Hello?");
        assertThat(created.getFirst().data().at("/conversation/lastSeq").asLong()).isEqualTo(1);
    }

    @Test
    void statusesOnlyClimbAndWaitForTheirMessage() {
        record(status("x1", MessageStatus.DELIVERED), status("x1", MessageStatus.READ), status("x1", MessageStatus.SENT));
        record(echo("x1"));
        assertThat(messages()).extracting(Message::status).containsExactly(MessageStatus.READ);
        record(status("x1", MessageStatus.DELIVERED));
        record(new Change.StatusReported("x1", null, MessageStatus.FAILED, THEN,
            new Failure(FailureCode.REJECTED, "No", false, null)));
        assertThat(messages()).extracting(Message::status).containsExactly(MessageStatus.READ);
    }

    @Test
    void aFailureReplacesSentAndKeepsItsReason() {
        record(echo("x1"), new Change.StatusReported("x1", null, MessageStatus.FAILED, THEN,
            new Failure(FailureCode.WINDOW_CLOSED, "The window is closed", false, null)));
        assertThat(messages().getFirst().failure()).extracting(Failure::code).isEqualTo(FailureCode.WINDOW_CLOSED);
    }

    @Test
    void anEchoOfOurOwnSettlesTheMessageItCorrelatesWith() {
        record(echo("first"));
        UUID ours = messages().getFirst().id();
        transaction.executeWithoutResult(tx -> jdbc.update("update messages set status = 'unknown' where id = ?", ours));
        assertThat(record(ownEcho("m_55", ours))).extracting(Recorded::outcome).containsExactly(ItemOutcome.PROCESSED);
        record(status("m_55", MessageStatus.DELIVERED));
        assertThat(messages()).extracting(Message::status).containsExactly(MessageStatus.DELIVERED);
    }

    @Test
    void aStatusFoundByOurOwnIdTeachesTheProvidersId() {
        record(echo("first"));
        UUID ours = messages().getFirst().id();
        record(new Change.StatusReported("wamid.9", ours, MessageStatus.DELIVERED, THEN, null));
        record(status("wamid.9", MessageStatus.READ));
        assertThat(messages()).extracting(Message::status).containsExactly(MessageStatus.READ);
    }

    @Test
    void whatDeliveryLearnsOfASendTakesInWhatCameBefore() {
        record(status("late", MessageStatus.DELIVERED));
        record(echo("first"));
        UUID ours = messages().getFirst().id();
        transaction.executeWithoutResult(tx -> statuses.named(ours, shop, "late"));
        assertThat(messages()).extracting(Message::status).containsExactly(MessageStatus.DELIVERED);
    }

    @Test
    void aReactionIsOnePerAuthorAndCanBeTakenOff() throws Exception {
        record(said("m1", "Hello"), reacted("m1", "👍"), reacted("m1", "❤️"));
        assertThat(messages().getFirst().reactions()).extracting("emoji").containsExactly("❤️");
        record(reacted("m1", null));
        assertThat(messages().getFirst().reactions()).isEmpty();
        assertThat(record(reacted("m1", null))).extracting(Recorded::outcome).containsExactly(ItemOutcome.DUPLICATE);
        assertThat(events()).filteredOn("message.updated"::equals).hasSize(3);
    }

    @Test
    void theNewestEditWinsInWhateverOrderTheyCome() {
        record(edited("m1", "second", 2), said("m1", "original"), edited("m1", "first", 1));
        assertThat(messages().getFirst().content()).isEqualTo(new Content.Text("second"));
        assertThat(messages().getFirst().editedAt()).isNotNull();
    }

    @Test
    void whatWasTakenBackIsKeptNowhere() {
        record(said("m1", "my card is 4111"));
        record(new Change.Unsent("m1", THEN.plusSeconds(5)));
        assertThat(messages().getFirst().deletedAt()).isNotNull();
        assertThat(jdbc.queryForList("select content::text || coalesce(last_message::text, '') from messages m "
            + "join conversations c on c.id = m.conversation_id where m.connection_id = ?", String.class, shop))
            .noneMatch(text -> text.contains("4111"));
    }

    @Test
    void aContactIsKnownByEveryNameThatCameTogether() {
        Identity phone = identity(IdentityKind.PHONE, "221770000000");
        Identity user = identity(IdentityKind.USER_ID, "SN.123");
        record(said("m1", "with phone", phone), said("m2", "with both", phone, user), said("m3", "with id", user));
        assertThat(messages()).extracting(Message::conversationId).containsOnly(messages().getFirst().conversationId());
        assertThat(one("select count(distinct contact_id) from identities where connection_id = ?")).isEqualTo(1);
    }

    @Test
    void aNewNumberIsTheSamePerson() {
        record(said("m1", "old number"));
        Identity current = identity(IdentityKind.PHONE, "221779999999");
        record(new Change.IdentityChanged(party(), identity(IdentityKind.PHONE, "221770000000"), current, THEN));
        record(said("m2", "new number", current));
        assertThat(messages()).extracting(Message::conversationId).containsOnly(messages().getFirst().conversationId());
        assertThat(messages().get(1).content()).isInstanceOf(Content.Notice.class);
    }

    @Test
    void aNumberThatWasGivenUpIsNoLongerThePersons() {
        record(said("m1", "old number"));
        Identity given = identity(IdentityKind.PHONE, "221770000000");
        Identity current = identity(IdentityKind.PHONE, "221779999999");
        record(new Change.IdentityChanged(party(), given, current, THEN));
        assertThat(one("select count(*) from identities where connection_id = ?")).isEqualTo(1);
        record(said("m2", "a stranger who has the number now", given), said("m3", "new number", current));
        assertThat(one("select count(distinct contact_id) from identities where connection_id = ?")).isEqualTo(2);
        assertThat(one("select count(*) from conversations where connection_id = ?")).isEqualTo(2);
    }

    @Test
    void aResolvedConversationIsReopenedWithinADayAndAnewAfterThat() {
        record(said("m1", "Hello"));
        jdbc.update("update conversations set status = 'resolved', phase = 'resolved', resolved_at = now() - interval '1 hour' where connection_id = ?", shop);
        record(said("m2", "One more thing"));
        assertThat(one("select count(*) from conversations where connection_id = ?")).isEqualTo(1);
        jdbc.update("update conversations set status = 'resolved', phase = 'resolved', resolved_at = now() - interval '25 hours' where connection_id = ?", shop);
        record(said("m3", "Hello again"));
        assertThat(one("select count(*) from conversations where connection_id = ?")).isEqualTo(2);
    }

    @Test
    void anOptOutIsOnTheContactAndInTheThread() {
        record(said("m1", "Hello"), new Change.OptChanged(party(), "marketing_messages", true, THEN));
        assertThat(jdbc.queryForObject("select opt_outs::text from contacts k join conversations c on c.contact_id = k.id "
            + "where c.connection_id = ?", String.class, shop)).contains("marketing_messages");
        assertThat(messages().getLast().content()).isEqualTo(
            new Content.Notice("opted-out", Map.of("category", "marketing_messages")));
    }

    @Test
    void aQuoteFindsTheMessageItQuotes() {
        record(said("m1", "Hello"));
        UUID quoted = messages().getFirst().id();
        record(new Change.Said(party(), draft("m2", Direction.INBOUND, AuthorKind.CONTACT, "This one",
            ReplyTo.external("m1"), null, false)));
        assertThat(messages().getLast().replyTo()).extracting(ReplyTo::messageId).isEqualTo(quoted);
    }

    @Test
    void everythingBeforeAWatermarkIsRead() {
        record(said("m1", "Hello"), echo("x1"), echo("x2"));
        record(new Change.StatusUpTo(party(), MessageStatus.READ, THEN));
        assertThat(messages()).filteredOn(message -> message.direction() == Direction.OUTBOUND)
            .extracting(Message::status).containsOnly(MessageStatus.READ);
    }

    @Test
    void aWatermarkProvesNothingOfWhatTheProviderMayNotHave() {
        record(said("m1", "Hello"), echo("x1"), echo("x2"));
        jdbc.update("update messages set status = 'sending' where external_id = 'x1'");
        jdbc.update("update messages set status = 'unknown' where external_id = 'x2'");
        record(new Change.StatusUpTo(party(), MessageStatus.READ, THEN));
        assertThat(messages()).filteredOn(message -> message.direction() == Direction.OUTBOUND)
            .extracting(Message::status).containsExactly(MessageStatus.SENDING, MessageStatus.UNKNOWN);
    }

    @Test
    void aReferralWithoutAMessageIsTheConversations() {
        record(new Change.Referred(party(), new Referral("ads", "77", null, null, null, "summer", Map.of()), THEN));
        assertThat(jdbc.queryForObject("select referral ->> 'ref' from conversations where connection_id = ?",
            String.class, shop)).isEqualTo("summer");
    }

    private List<Recorded> record(Change... changes) {
        List<Arrival> arrivals = Stream.of(changes).map(change -> new Arrival(shop, "whatsapp", Instant.now(), List.of(change)))
            .toList();
        return transaction.execute(tx -> recorder.record(arrivals));
    }

    private List<Message> messages() {
        return jdbc.query("select " + MessageRows.COLUMNS + " from messages m where m.connection_id = ? order by m.seq",
            rows, shop);
    }

    private List<String> events() throws Exception {
        // the language of what was said is found out by somebody else, at any time after
        return log.after(cursor, 1_000).stream().filter(event -> shop.equals(event.scope().connectionId()))
            .map(Event::type).filter(type -> !type.equals("conversation.updated")).toList();
    }

    private long one(String sql) {
        return jdbc.queryForObject(sql, Long.class, shop);
    }

    private Change said(String id, String text, Identity... by) {
        return new Change.Said(by.length == 0 ? party() : new Party(List.of(by), "Amina", null),
            draft(id, Direction.INBOUND, AuthorKind.CONTACT, text, null, null, false));
    }

    /** Written in the provider's own app. */
    private Change echo(String id) {
        return new Change.Said(party(), draft(id, Direction.OUTBOUND, AuthorKind.AGENT, "from the app", null, null, false));
    }

    private Change ownEcho(String id, UUID ours) {
        return new Change.Said(party(), draft(id, Direction.OUTBOUND, AuthorKind.AGENT, "ours", null, ours, true));
    }

    private Change.Draft draft(String id, Direction direction, AuthorKind author, String text, @Nullable ReplyTo replyTo,
            @Nullable UUID correlation, boolean own) {
        return new Change.Draft(id, direction, author, new Content.Text(text), List.of(), replyTo, null, Forwarded.NONE,
            THEN, correlation, own, null);
    }

    private Change status(String id, MessageStatus status) {
        return new Change.StatusReported(id, null, status, THEN, null);
    }

    private Change reacted(String id, @Nullable String emoji) {
        return new Change.Reacted(party(), AuthorKind.CONTACT, id, emoji, THEN);
    }

    private Change edited(String id, String text, int version) {
        return new Change.Edited(id, new Content.Text(text), List.of(), version, THEN.plusSeconds(version));
    }

    private Party party() {
        return new Party(List.of(identity(IdentityKind.PHONE, "221770000000")), "Amina", null);
    }

    private Identity identity(IdentityKind kind, String value) {
        return new Identity(shop, "whatsapp", kind, value);
    }
}
