package io.serai.inbox;

import io.serai.conversations.Arrival;
import io.serai.conversations.Arrival.Recorded;
import io.serai.conversations.Recorder;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Party;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An office with people of every role, and customers who write: what each test of the API needs around it. */
final class Office {

    static final String PASSWORD = "correct horse battery";
    static final String ADMIN_TOKEN = "an-administrators-token";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Recorder recorder;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ServletWebServerApplicationContext server;

    Office(JdbcClient jdbc, Recorder recorder, TransactionTemplate transaction, Clock clock,
            ServletWebServerApplicationContext server) {
        this.jdbc = jdbc;
        this.recorder = recorder;
        this.transaction = transaction;
        this.clock = clock;
        this.server = server;
    }

    /** What a {@code @SpringBootTest} of the API imports. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Here {

        @Bean
        ParrotConnector parrot() {
            return new ParrotConnector();
        }

        @Bean
        ParrotBot parrotBot() {
            return new ParrotBot();
        }

        @Bean
        @Lazy
        Office office(JdbcClient jdbc, Recorder recorder, TransactionTemplate transaction, Clock clock,
                ServletWebServerApplicationContext server) {
            return new Office(jdbc, recorder, transaction, clock, server);
        }
    }

    record Person(UUID id, String name, String email, String token, Api api) {
    }

    int port() {
        return server.getWebServer().getPort();
    }

    Api stranger() {
        return new Api(port());
    }

    Api administrator() {
        return Api.withToken(port(), ADMIN_TOKEN);
    }

    /** A new agent who calls with a token of their own. */
    Person agent(String role, String... queues) {
        String name = role + COUNT.incrementAndGet();
        String email = name + "@example.com";
        Api.Answer made = administrator().post("agents", """
            {"name": "%s", "email": "%s", "password": "%s", "role": "%s"}""".formatted(name, email, PASSWORD, role));
        UUID id = UUID.fromString(made.text("/id"));
        for (String queue : queues) {
            jdbc.sql("insert into queues (id, name) values (?, ?) on conflict do nothing").params(queue, queue).update();
            jdbc.sql("insert into queue_members (queue_id, agent_id) values (?, ?)").params(queue, id).update();
        }
        Api.Answer token = administrator().post("tokens", """
            {"name": "%s", "role": "%s", "agent": "%s"}""".formatted(name, role, id));
        return new Person(id, name, email, token.text("/token"), Api.withToken(port(), token.text("/token")));
    }

    /** A new agent who has said that they are there. */
    Person present(String role, String... queues) {
        Person person = agent(role, queues);
        person.api().put("session/presence", "{\"presence\":\"available\"}");
        return person;
    }

    Api bot(String bot) {
        Api.Answer token = administrator().post("tokens", """
            {"name": "%s", "role": "bot", "bot": "%s"}""".formatted(bot, bot));
        return Api.withToken(port(), token.text("/token"));
    }

    /** A conversation that a new customer just began over the connection {@code cage}, waiting in a queue. */
    UUID conversation(String queue, String text) {
        return conversation(queue, text, clock.instant());
    }

    UUID conversation(String queue, String text, Instant at) {
        UUID conversation = write(customer(), text, at);
        jdbc.sql("insert into queues (id, name) values (?, ?) on conflict do nothing").params(queue, queue).update();
        jdbc.sql("update conversations set queue = ? where id = ?").params(queue, conversation).update();
        return conversation;
    }

    /** As {@link #conversation(String, String)}, and routing knows of it. */
    UUID queued(String queue, String text) {
        UUID conversation = conversation(queue, text);
        administrator().put("conversations/" + conversation + "/priority", "{\"priority\":\"normal\"}");
        return conversation;
    }

    static String customer() {
        byte[] id = new byte[8];
        RANDOM.nextBytes(id);
        return "customer-" + HexFormat.of().formatHex(id);
    }

    /** A customer writes; @return the conversation */
    UUID write(String customer, String text, Instant at) {
        say(customer, text, at);
        return jdbc.sql("""
                select c.id from conversations c join identities i on i.contact_id = c.contact_id
                where i.value = ? order by c.created_at desc limit 1""")
            .param(customer).query(UUID.class).single();
    }

    /** A customer writes; @return how it was recorded */
    Recorded say(String customer, String text, Instant at) {
        Party party = new Party(List.of(new Identity("cage", "parrot", IdentityKind.USER_ID, customer)),
            "Name of " + customer, null);
        Change said = new Change.Said(party, new Change.Draft("song-" + UUID.randomUUID(), Direction.INBOUND,
            AuthorKind.CONTACT, new Content.Text(text), List.of(), null, null, Forwarded.NONE, at, null, false, null));
        return transaction.execute(status ->
            recorder.record(List.of(new Arrival("cage", "parrot", clock.instant(), List.of(said))))).getFirst();
    }

    String inbound(UUID conversation) {
        return jdbc.sql("select id from messages where conversation_id = ? and direction = 'inbound' order by seq desc limit 1")
            .param(conversation).query(UUID.class).single().toString();
    }

    JdbcClient jdbc() {
        return jdbc;
    }
}
