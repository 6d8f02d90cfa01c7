package io.serai.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.accounts.Caller;
import io.serai.accounts.Role;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Party;
import io.serai.model.Phase;
import io.serai.model.ThreadCommand;
import io.serai.problems.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** While another app answers a thread, nobody here does, and nobody here is waited for. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ThreadControlTest {

    private static final Caller BOSS =
        new Caller(null, null, "Boss", Role.ADMINISTRATOR, Set.of(), Set.of(), "token:boss");

    @Autowired
    private Recorder recorder;
    @Autowired
    private Replies replies;
    @Autowired
    private ThreadOwners owners;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ConversationRows rows;

    private final String page = "page-" + UUID.randomUUID();

    @Test
    void whatIsOverheardIsKeptAndNobodyHereIsWaitedFor() {
        arrive(text("Hello, other app"), notice("standby", Map.of()));

        Conversation overheard = conversation();
        assertThat(overheard.phase()).isEqualTo(Phase.BOT);
        assertThat(overheard.threadOwner()).isEqualTo(ThreadOwners.SOMEBODY);
        assertThat(overheard.waitingSince()).isNull();
        assertThatThrownBy(() -> replies.send(BOSS, overheard.id(), new Replies.Reply("a", new Content.Text("Me!"), null)))
            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code().spelling()).isEqualTo("reply-not-allowed"))
            .hasMessageContaining("Take control of the thread first");

        arrive(text("Hello, you"));
        assertThat(conversation().phase()).isEqualTo(Phase.QUEUED);
        assertThat(conversation().threadOwner()).isNull();
        assertThat(conversation().waitingSince()).isNotNull();
    }

    @Test
    void takenByAnotherAppItWaitsNoMoreAndPassedBackItWaitsAgain() {
        arrive(text("Hello"));
        assertThat(conversation().phase()).isEqualTo(Phase.QUEUED);

        arrive(notice("thread-control-taken", Map.of("newOwner", "42", "owner", "other")));
        assertThat(conversation().threadOwner()).isEqualTo("42");
        assertThat(conversation().phase()).isEqualTo(Phase.BOT);
        assertThat(conversation().handover()).isNull();

        arrive(notice("thread-control-requested", Map.of("requestedOwner", "7")));
        assertThat(conversation().threadOwner()).isEqualTo("42");

        arrive(notice("thread-control-passed", Map.of("newOwner", "1", "owner", "us")));
        assertThat(conversation().threadOwner()).isNull();
        assertThat(conversation().phase()).isEqualTo(Phase.QUEUED);
        assertThat(conversation().queue()).isNotNull();
    }

    @Test
    void whatTheProviderRefusesIsAsItWas() {
        arrive(text("Hello, other app"), notice("standby", Map.of()));
        UUID id = conversation().id();
        transaction.executeWithoutResult(tx -> owners.set(conversation(), null));
        assertThat(conversation().threadOwner()).isNull();

        transaction.executeWithoutResult(tx -> owners.refused(id, ThreadCommand.TAKE, "42", "Only the default app may"));

        assertThat(conversation().threadOwner()).isEqualTo("42");
        assertThat(jdbc.sql("select content -> 'data' ->> 'reason' from messages where conversation_id = ? order by seq desc limit 1")
            .param(id).query(String.class).single()).isEqualTo("Only the default app may");
    }

    private Conversation conversation() {
        return jdbc.sql(ConversationRows.SELECT + "where c.connection_id = ?").param(page).query(rows).single();
    }

    private void arrive(Change... changes) {
        transaction.executeWithoutResult(tx -> recorder.record(
            List.of(new Arrival(page, "messenger", Instant.now(), new ArrayList<>(List.of(changes))))));
    }

    private Change text(String text) {
        return said(Direction.INBOUND, AuthorKind.CONTACT, new Content.Text(text));
    }

    private Change notice(String kind, Map<String, String> data) {
        return said(Direction.INBOUND, AuthorKind.SYSTEM, new Content.Notice(kind, data));
    }

    private Change said(Direction direction, AuthorKind author, Content content) {
        Party party = new Party(List.of(new Identity(page, "messenger", IdentityKind.USER_ID, "77")), "Amina", null);
        return new Change.Said(party, new Change.Draft("m-" + UUID.randomUUID(), direction, author, content, List.of(), null,
            null, Forwarded.NONE, Instant.now(), null, false, null));
    }
}
