package io.serai.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.events.Event;
import io.serai.events.Event.Audience;
import io.serai.events.Event.Scope;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessTest {

    private static final UUID SAM = new UUID(0, 1);
    private static final UUID ADA = new UUID(0, 2);

    /** Written out, so that a change of a grant is a change of two places, one of them read by a person. */
    private static final String GRANTS = """
        action                 administrator supervisor agent bot
        conversations.see      yes           yes        yes   yes
        conversations.reply    yes           yes        yes   yes
        conversations.start    yes           yes        yes   -
        conversations.take     yes           yes        yes   -
        conversations.take-over yes          yes        -     -
        conversations.assign   yes           yes        yes   -
        conversations.resolve  yes           yes        yes   -
        conversations.hand-over yes          -          -     yes
        conversations.edit     yes           yes        yes   -
        notes.see              yes           yes        yes   -
        notes.write            yes           yes        yes   -
        contacts.see           yes           yes        yes   -
        contacts.edit          yes           yes        yes   -
        files.upload           yes           yes        yes   yes
        agents.see             yes           yes        yes   -
        agents.manage          yes           -          -     -
        teams.see              yes           yes        yes   -
        teams.manage           yes           -          -     -
        queues.see             yes           yes        yes   -
        queues.manage          yes           -          -     -
        tags.see               yes           yes        yes   -
        tags.manage            yes           yes        -     -
        fields.see             yes           yes        yes   -
        fields.manage          yes           -          -     -
        canned-replies.see     yes           yes        yes   -
        canned-replies.manage  yes           yes        -     -
        templates.see          yes           yes        yes   -
        templates.sync         yes           yes        -     -
        reasons.see            yes           yes        yes   -
        reasons.manage         yes           -          -     -
        bans.see               yes           yes        yes   -
        bans.manage            yes           yes        -     -
        connections.see        yes           yes        yes   -
        connections.manage     yes           -          -     -
        bots.see               yes           yes        yes   -
        bots.manage            yes           -          -     -
        tokens.manage          yes           -          -     -
        deliveries.see         yes           yes        -     -
        deliveries.requeue     yes           -          -     -
        audit.see              yes           -          -     -
        translation.see        yes           yes        yes   -
        translation.usage      yes           yes        -     -
        translation.manage     yes           -          -     -
        glossaries.manage      yes           yes        -     -
        """;

    private final Access access = new Access();

    @TestFactory
    Stream<DynamicTest> everyRoleMayDoWhatItsColumnSaysAndNothingElse() {
        List<String[]> rows = GRANTS.lines().map(line -> line.trim().split("\\s+")).toList();
        assertThat(rows.stream().skip(1).map(row -> row[0]))
            .containsExactlyInAnyOrderElementsOf(Arrays.stream(Action.values()).map(Action::spelling).toList());
        Map<String, Action> actions = Arrays.stream(Action.values())
            .collect(Collectors.toMap(Action::spelling, action -> action));
        return rows.stream().skip(1).flatMap(row -> Stream.of(1, 2, 3, 4).map(column -> {
            Role role = Role.of(rows.getFirst()[column]);
            boolean expected = row[column].equals("yes");
            return DynamicTest.dynamicTest(role.spelling() + (expected ? " may " : " may not ") + row[0], () ->
                assertThat(access.may(caller(role), actions.get(row[0]))).isEqualTo(expected));
        }));
    }

    @Test
    void anAgentSeesWhatIsTheirsTheirQueuesOrTheirTeams() {
        Caller sam = new Caller(SAM, null, "Sam", Role.AGENT, Set.of("support"), Set.of("night"), "");

        assertThat(access.sees(sam, conversation(SAM, null, null, null, null))).isTrue();
        assertThat(access.sees(sam, conversation(ADA, SAM, "sales", null, null))).isTrue();
        assertThat(access.sees(sam, conversation(ADA, null, "support", null, null))).isTrue();
        assertThat(access.sees(sam, conversation(ADA, null, "sales", "night", null))).isTrue();
        assertThat(access.sees(sam, conversation(ADA, ADA, "sales", "day", "greeter"))).isFalse();
        assertThat(access.sees(sam, conversation(null, null, null, null, null))).isFalse();
    }

    @Test
    void supervisorsAndAdministratorsSeeAllAndAMachineWithoutMembershipsNothing() {
        Scope any = conversation(ADA, null, "sales", null, null);

        assertThat(access.sees(caller(Role.SUPERVISOR), any)).isTrue();
        assertThat(access.sees(caller(Role.ADMINISTRATOR), any)).isTrue();
        assertThat(access.sees(new Caller(null, null, "script", Role.AGENT, Set.of(), Set.of(), ""),
            conversation(null, null, null, null, null))).isFalse();
    }

    @Test
    void aBotSeesItsOwn() {
        Caller bot = new Caller(null, "greeter", "Greeter", Role.BOT, Set.of(), Set.of(), "");

        assertThat(access.sees(bot, conversation(null, null, "support", null, "greeter"))).isTrue();
        assertThat(access.sees(bot, conversation(null, null, "support", null, "other"))).isFalse();
        assertThat(access.sees(new Caller(null, "shop", "Shop", Role.BOT, Set.of(), Set.of(), ""),
            conversation(null, null, null, null, null))).isTrue(); // the connection of a Socket.IO bot bears its name
    }

    @Test
    void eventsGoToThoseWhomTheirAudienceNames() {
        Caller sam = new Caller(SAM, null, "Sam", Role.AGENT, Set.of("support"), Set.of(), "");
        Caller bot = new Caller(null, "greeter", "Greeter", Role.BOT, Set.of(), Set.of(), "");
        Scope samsAndTheBots = conversation(SAM, null, "support", null, "greeter");

        assertThat(access.sees(sam, event("channel.health", Scope.EVERYONE))).isTrue();
        assertThat(access.sees(bot, event("channel.health", Scope.EVERYONE))).isFalse();
        assertThat(access.sees(sam, event("x", Scope.SUPERVISORS))).isFalse();
        assertThat(access.sees(caller(Role.SUPERVISOR), event("x", Scope.SUPERVISORS))).isTrue();
        assertThat(access.sees(sam, event("draft.updated", Scope.only(List.of(SAM))))).isTrue();
        assertThat(access.sees(caller(Role.ADMINISTRATOR), event("draft.updated", Scope.only(List.of(SAM))))).isFalse();
        assertThat(access.sees(sam, event("note.created", samsAndTheBots))).isTrue();
        assertThat(access.sees(bot, event("message.created", samsAndTheBots))).isTrue();
        assertThat(access.sees(bot, event("note.created", samsAndTheBots))).isFalse();
    }

    @Test
    void whatMayNotBeSeenIsNotToldToExist() {
        Caller sam = new Caller(SAM, null, "Sam", Role.AGENT, Set.of(), Set.of(), "");

        assertThatThrownBy(() -> access.require(sam, Action.CONVERSATIONS_TAKE_OVER,
            conversation(ADA, null, "sales", null, null)))
            .isInstanceOfSatisfying(Refusal.class, refused ->
                assertThat(refused.code()).isEqualTo(ProblemCode.NOT_FOUND));
        assertThatThrownBy(() -> access.require(sam, Action.CONVERSATIONS_TAKE_OVER,
            conversation(SAM, null, "sales", null, null)))
            .isInstanceOfSatisfying(Refusal.class, refused ->
                assertThat(refused.code()).isEqualTo(ProblemCode.FORBIDDEN));
    }

    private static Caller caller(Role role) {
        return role == Role.BOT ? new Caller(null, "greeter", "Greeter", role, Set.of(), Set.of(), "")
            : new Caller(UUID.randomUUID(), null, role.spelling(), role, Set.of(), Set.of(), "");
    }

    static Scope conversation(@Nullable UUID assignee, @Nullable UUID participant, @Nullable String queue,
            @Nullable String team, @Nullable String bot) {
        return new Scope(Audience.CONVERSATION, new UUID(0, 9), "shop", queue, assignee,
            participant == null ? List.of() : List.of(participant), team == null ? List.of() : List.of(team), bot);
    }

    private static Event event(String type, Scope scope) {
        return new Event(1, type, "x", 1, Instant.EPOCH, scope, JsonNodeFactory.instance.objectNode());
    }
}
