package io.serai.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.conversations.Arrival.Recorded;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.ItemOutcome;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.PartIds;
import io.serai.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What Messenger and Instagram bring with them: echoes that name nothing of ours, and messages that become several. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EchoesAndPartsTest {

    private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

    @Autowired
    private Recorder recorder;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private MessageRows rows;

    private final String shop = "shop-" + UUID.randomUUID();

    @Test
    void anEchoThatNamesNothingOfOursIsTheMessageThatIsBeingSent() {
        UUID ours = sending("Yes, it is", MessageStatus.SENDING);
        assertThat(record(echo("mid.1", "Yes,  it is", null, false))).extracting(Recorded::messageId).containsExactly(ours);
        assertThat(messages()).hasSize(2).last().extracting(Message::status, Message::externalId)
            .containsExactly(MessageStatus.SENT, "mid.1");
    }

    @Test
    void suchAnEchoSettlesWhatIsUnknown() {
        sending("Yes, it is", MessageStatus.UNKNOWN);
        record(echo("mid.1", "Yes, it is", null, true));
        assertThat(messages()).last().extracting(Message::status).isEqualTo(MessageStatus.SENT);
    }

    @Test
    void aLongTextIsKnownByEachOfItsParts() {
        String first = "Every word should arrive. ".repeat(20).strip();
        UUID ours = sending(first + "\n\n" + "And the second part. ".repeat(20), MessageStatus.SENDING);
        record(echo("mid.1", first, null, false), echo("mid.2", "And the second part. ".repeat(20).strip(), null, false));
        assertThat(jdbc.queryForList("select external_id from external_ids where message_id = ? order by 1", String.class,
            ours)).containsExactly("mid.1", "mid.2");
        assertThat(messages()).hasSize(2);
    }

    @Test
    void whatIsWrittenInTheProvidersAppMeanwhileIsAMessageOfItsOwn() {
        sending("Yes, it is", MessageStatus.SENDING);
        record(echo("mid.1", "Yes", null, false));
        assertThat(messages()).hasSize(3).element(1).extracting(Message::status).isEqualTo(MessageStatus.SENDING);
        assertThat(messages()).last().extracting(Message::content).isEqualTo(new Content.Text("Yes"));
    }

    @Test
    void aMessageOfAnotherAppThatHandsBackAnIdLikeOursIsShown() {
        record(said("m1", "Hello"));
        record(echo("mid.1", "From a bot", UUID.randomUUID(), false));
        assertThat(messages()).last().extracting(Message::content).isEqualTo(new Content.Text("From a bot"));
    }

    @Test
    void anEchoOfOurAppThatNobodyKnowsIsNotShown() {
        record(said("m1", "Hello"));
        assertThat(record(echo("mid.1", "From a script", null, true))).extracting(Recorded::outcome)
            .containsExactly(ItemOutcome.IGNORED);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void everyPartOfAMessageIsTakenBackWithIt() {
        record(said("m1", "text"), said("m1#1", "first picture"), said("m1#2", "second picture"), said("m2", "stays"));
        record(new Change.Unsent("m1", THEN));
        assertThat(messages()).extracting(message -> message.deletedAt() != null)
            .containsExactly(true, true, true, false);
    }

    @Test
    void everyPartIsTakenBackWhenThatCameFirst() {
        record(new Change.Unsent("m1", THEN));
        record(said("m1", "text"), said("m1#1", "picture"));
        assertThat(messages()).hasSize(2).allSatisfy(message -> assertThat(message.deletedAt()).isEqualTo(THEN));
    }

    @Test
    void whoReadTheNewestMessageReadTheEarlierOnesToo() {
        record(said("m1", "Hello"), echo("x1", "one", null, false), echo("x2", "two", null, false),
            echo("x3", "three", null, false));
        jdbc.update("update messages set sent_at = sent_at + seq * interval '1 second' where connection_id = ?", shop);
        record(new Change.StatusReported("x2", null, MessageStatus.READ, THEN, null, true));
        assertThat(messages()).extracting(Message::status).containsExactly(MessageStatus.RECEIVED, MessageStatus.READ,
            MessageStatus.READ, MessageStatus.SENT);
    }

    @Test
    void aNoticeGoesIntoTheConversationThatThereIsAndBeginsNone() {
        assertThat(record(notice("n1"))).extracting(Recorded::outcome).containsExactly(ItemOutcome.IGNORED);
        assertThat(one("select count(*) from identities where connection_id = ?")).isZero();
        record(said("m1", "Hello"));
        jdbc.update("update conversations set status = 'resolved', phase = 'resolved', resolved_at = now() where connection_id = ?", shop);
        assertThat(record(notice("n1"), notice("n1"))).extracting(Recorded::outcome)
            .containsExactly(ItemOutcome.PROCESSED, ItemOutcome.DUPLICATE);
        assertThat(messages()).last().extracting(Message::content).isEqualTo(new Content.Notice("feedback", Map.of()));
        assertThat(jdbc.queryForObject("select status from conversations where connection_id = ?", String.class, shop))
            .isEqualTo("resolved");
    }

    @Test
    void partsAreNamedAfterTheWhole() {
        assertThat(PartIds.of("mid", 0)).isEqualTo("mid");
        assertThat(PartIds.of("mid", 3)).isEqualTo("mid#3");
        assertThat(PartIds.whole("mid#12")).isEqualTo("mid");
        assertThat(PartIds.whole("a#b")).isEqualTo("a#b");
    }

    /** A customer's question, and our answer on its way to the provider. */
    private UUID sending(String text, MessageStatus status) {
        record(said("m1", "Hello"), echo("first", text, null, false));
        UUID id = messages().getLast().id();
        jdbc.update("delete from external_ids where message_id = ?", id);
        jdbc.update("update messages set status = ?, external_id = null where id = ?", status.spelling(), id);
        return id;
    }

    private List<Recorded> record(Change... changes) {
        List<Arrival> arrivals = List.of(changes).stream()
            .map(change -> new Arrival(shop, "instagram", Instant.now(), List.of(change))).toList();
        return transaction.execute(tx -> recorder.record(arrivals));
    }

    private List<Message> messages() {
        return jdbc.query("select " + MessageRows.COLUMNS + " from messages m where m.connection_id = ? order by m.seq",
            rows, shop);
    }

    private long one(String sql) {
        return jdbc.queryForObject(sql, Long.class, shop);
    }

    private Change said(String id, String text) {
        return change(id, Direction.INBOUND, AuthorKind.CONTACT, new Content.Text(text), null, false);
    }

    private Change echo(String id, String text, @Nullable UUID correlation, boolean own) {
        return change(id, Direction.OUTBOUND, AuthorKind.AGENT, new Content.Text(text), correlation, own);
    }

    private Change notice(String id) {
        return change(id, Direction.INBOUND, AuthorKind.SYSTEM, new Content.Notice("feedback", Map.of()), null, false);
    }

    private Change change(String id, Direction direction, AuthorKind author, Content content, @Nullable UUID correlation,
            boolean own) {
        return new Change.Said(new Party(List.of(new Identity(shop, "instagram", IdentityKind.USER_ID, "69001")), null,
            null), new Change.Draft(id, direction, author, content, List.of(), null, null, Forwarded.NONE, THEN,
            correlation, own, null));
    }
}
