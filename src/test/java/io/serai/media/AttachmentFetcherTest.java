package io.serai.media;

import static io.serai.media.FileHost.file;
import static io.serai.media.FileHost.first;
import static io.serai.media.FileHost.head;
import static io.serai.media.FileHost.redirect;
import static io.serai.media.FileHost.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.connectors.ProviderHttp;
import io.serai.conversations.ConversationEvents;
import io.serai.conversations.ConversationRows;
import io.serai.conversations.MessageRows;
import io.serai.events.EventLog;
import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import io.serai.model.Content;
import io.serai.model.MediaSource;
import io.serai.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.RequestEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "serai.routes.directory=src/test/resources/media", "serai.media.poll-interval=4s", "serai.media.timeout=3s",
    "serai.media.limits.image=100KB", "serai.media.keep-unsent=0s"})
@DirtiesContext
class AttachmentFetcherTest {

    private static final FileHost provider = new FileHost();
    @TempDir
    static Path folder;

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private MessageRows rows;
    @Autowired
    private ConversationRows conversations;
    @Autowired
    private ConversationEvents events;
    @Autowired
    private EventLog log;
    @Autowired
    private MediaStore media;
    @Autowired
    private TestRestTemplate http;

    @TestConfiguration(proxyBeanMethods = false)
    static class FilesChannel {
        @Bean
        FilesConnector filesConnector(ProviderHttp http) {
            return new FilesConnector(http);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("serai.media.folder", folder::toString);
        registry.add("serai.connections.shop.channel", () -> "files");
        registry.add("serai.connections.shop.api-url", () -> provider.url(""));
    }

    @AfterAll
    static void close() throws IOException {
        provider.close();
    }

    @Test
    void fetchesAtOnceWhatACustomerSentAndShowsItInTheMessage() throws Exception {
        byte[] png = picture(1);
        provider.at("/locate/m1", file(provider.url("/m1").getBytes(StandardCharsets.UTF_8))).at("/m1", file(png));
        Message message = image(new MediaSource(UUID.randomUUID(), "m1", null, sha256(png)), "look!");

        Attachment stored = await().atMost(Duration.ofSeconds(3)).until(() -> attachment(message), found -> found.state() == AttachmentState.STORED);

        assertThat(stored.url()).isEqualTo("/media/" + stored.id());
        assertThat(stored.mimeType()).isEqualTo("image/png");
        assertThat(stored.size()).isEqualTo(png.length);
        assertThat(stored.sha256()).isEqualTo(sha256(png));
        assertThat(stored.caption()).isEqualTo("look!");
        try (InputStream bytes = media.open(stored.id())) {
            assertThat(bytes).hasBinaryContent(png);
        }
        assertThat(jdbc.sql("""
                select data -> 'message' -> 'content' -> 'attachment' ->> 'state' from events
                where type = 'message.updated' and entity_id = ?""")
            .param(message.id().toString()).query(String.class).list()).containsExactly("stored");
        assertThat(provider.requests("/m1").getFirst().headers()).containsEntry("Authorization", "Bearer secret");
    }

    @Test
    void asksForTheAddressAnewWhenItHasExpired() {
        provider.at("/locate/m2", first(file(provider.url("/old").getBytes(StandardCharsets.UTF_8)),
            file(provider.url("/new").getBytes(StandardCharsets.UTF_8)))).at("/new", file(picture(2)));
        Message message = image(new MediaSource(UUID.randomUUID(), "m2", null, null), null);
        await().untilAsserted(() -> assertThat(attachment(message).state()).isEqualTo(AttachmentState.STORED));
        assertThat(provider.requests("/old")).hasSize(1);
    }

    @Test
    void saysSoWhenTheProviderNoLongerHasIt() {
        Message unknown = image(new MediaSource(UUID.randomUUID(), "nobody-knows", null, null), null);
        Message dead = image(link("/dead"), null);
        await().untilAsserted(() -> assertThat(attachment(unknown).state()).isEqualTo(AttachmentState.EXPIRED));
        await().untilAsserted(() -> assertThat(attachment(dead).state()).isEqualTo(AttachmentState.EXPIRED));
        assertThat(attachment(dead).url()).isNull();
    }

    @Test
    void refusesWhatIsTooLargeOrOfAnotherKindOrFromElsewhere() {
        provider.at("/large", file(new byte[200_000])).at("/page", file("<html><script>x</script></html>".getBytes()))
            .at("/inside", redirect("http://localhost:" + provider.port() + "/secret"));
        Message large = image(link("/large"), null);
        Message page = image(link("/page"), null);
        Message inside = image(link("/inside"), null);
        Message elsewhere = image(new MediaSource(UUID.randomUUID(), null, "https://evil.example.org/x.png", null), null);
        for (Message message : List.of(large, page, inside, elsewhere)) {
            await().untilAsserted(() -> assertThat(attachment(message).state()).isEqualTo(AttachmentState.REFUSED));
        }
        assertThat(provider.requests("/secret")).isEmpty();
    }

    @Test
    void triesAgainAfterWhatPasses() {
        byte[] png = picture(3);
        provider.at("/flaky", first((request, out) -> { }, first(status("503 Down", Map.of()), file(png))))
            .at("/busy", first(status("429 Slow down", Map.of("Retry-After", "1")), file(png)))
            .at("/cut", first((request, out) -> {
                head(out, "200 OK", Map.of("Content-Length", String.valueOf(png.length)));
                out.write(png, 0, 20);
            }, file(png)))
            .at("/damaged", first(file(picture(99)), file(png)));
        List<Message> messages = List.of(image(link("/flaky"), null), image(link("/busy"), null),
            image(link("/cut"), null),
            image(new MediaSource(UUID.randomUUID(), null, provider.url("/damaged"), sha256(png)), null));
        for (Message message : messages) {
            await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(attachment(message).state()).isEqualTo(AttachmentState.STORED));
        }
    }

    @Test
    void refusesWhatIsNeverWhatItsChecksumPromises() {
        provider.at("/forged", file(picture(4)));
        Message message = image(new MediaSource(UUID.randomUUID(), null, provider.url("/forged"), "00".repeat(32)), null);
        await().atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(attachment(message).state()).isEqualTo(AttachmentState.REFUSED));
        assertThat(provider.requests("/forged")).hasSize(3);
    }

    @Test
    void aSlowFileDelaysNoOther() {
        CountDownLatch slow = new CountDownLatch(1);
        provider.at("/slow", (request, out) -> {
            hold(slow);
            file(picture(5)).answer(request, out);
        }).at("/quick", file(picture(6)));
        image(link("/slow"), null);
        Message quick = image(link("/quick"), null);
        await().atMost(Duration.ofSeconds(2))
            .untilAsserted(() -> assertThat(attachment(quick).state()).isEqualTo(AttachmentState.STORED));
        slow.countDown();
    }

    @Test
    void keepsNothingOfAMessageThatWasTakenBackMeanwhile() {
        CountDownLatch held = new CountDownLatch(1);
        byte[] png = picture(7);
        provider.at("/taken-back", (request, out) -> {
            hold(held);
            file(png).answer(request, out);
        });
        Message message = image(link("/taken-back"), null);
        await().until(() -> !provider.requests("/taken-back").isEmpty());
        takeBack(message);
        held.countDown();
        await().untilAsserted(() -> assertThat(state(message)).isEqualTo("expired"));
        await().untilAsserted(() -> assertThat(filesOnDisk(sha256(png))).isEmpty());
    }

    @Test
    void removesTheFileOfAMessageThatIsTakenBackUnlessAnotherHasItToo() throws Exception {
        byte[] png = picture(8);
        provider.at("/first", file(png)).at("/second", file(png));
        Message first = image(link("/first"), null);
        Message second = image(link("/second"), null);
        await().untilAsserted(() -> assertThat(List.of(state(first), state(second))).containsOnly("stored"));

        takeBack(first);
        await().untilAsserted(() -> assertThat(state(first)).isEqualTo("expired"));
        await().untilAsserted(() -> assertThat(jdbc.sql("select sha256 from attachments where message_id = ?")
            .param(first.id()).query().singleRow().get("sha256")).isNull());
        assertThat(filesOnDisk(sha256(png))).hasSize(1);
        takeBack(second);
        await().untilAsserted(() -> assertThat(filesOnDisk(sha256(png))).isEmpty());
    }

    @Test
    void waitsWithADeadTokenAndShowsIt() {
        provider.at("/locate/locked", status("401 Unauthorized", Map.of()));
        Message message = image(new MediaSource(UUID.randomUUID(), "locked", null, null), null);
        await().untilAsserted(() -> assertThat(connectionState()).isEqualTo("needs-authorisation"));
        provider.at("/locate/locked", file(provider.url("/unlocked").getBytes(StandardCharsets.UTF_8)))
            .at("/unlocked", file(picture(9)));
        await().atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(attachment(message).state()).isEqualTo(AttachmentState.STORED));
        await().untilAsserted(() -> assertThat(connectionState()).isEqualTo("connected"));
    }

    @Test
    void learnsWhoSomebodyIsAfterTheirFirstMessage() throws Exception {
        byte[] png = picture(10);
        provider.at("/profile/amina", first(status("503 Down", Map.of()),
            file(("Amina Diallo\n" + provider.url("/amina.png")).getBytes(StandardCharsets.UTF_8))))
            .at("/amina.png", file(png));
        UUID conversation = conversation("amina");
        say(conversation, new Content.Text("Hello"));
        UUID contact = contact(conversation);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(jdbc.sql(
            "select name, picture from contacts where id = ?").param(contact).query().singleRow())
            .containsEntry("name", "Amina Diallo").extractingByKey("picture").isNotNull());
        String picture = jdbc.sql("select picture from contacts where id = ?").param(contact).query(String.class).single();
        try (InputStream bytes = media.open(UUID.fromString(picture.substring("/media/".length())))) {
            assertThat(bytes).hasBinaryContent(png);
        }
        assertThat(jdbc.sql("select count(*) from events where type = 'contact.updated' and conversation_id = ?")
            .param(conversation).query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void asksForNobodyWhoseNameIsKnown() {
        UUID conversation = conversation("ben");
        jdbc.sql("update contacts set name = 'Ben' where id = ?").param(contact(conversation)).update();
        say(conversation, new Content.Text("Hello"));
        UUID later = conversation("carla");
        say(later, new Content.Text("Hello"));
        await().until(() -> !provider.requests("/profile/carla").isEmpty());
        assertThat(provider.requests("/profile/ben")).isEmpty();
    }

    @Test
    void servesFilesToWhoeverSeesTheConversationAndToNobodyElse() {
        provider.at("/private", file(picture(11)));
        Message message = image(link("/private"), null);
        await().untilAsserted(() -> assertThat(attachment(message).state()).isEqualTo(AttachmentState.STORED));
        String url = String.valueOf(attachment(message).url());
        jdbc.sql("update conversations set queue = 'support' where id = ?").param(message.conversationId()).update();
        jdbc.sql("insert into queues (id, name) values ('support', 'Support') on conflict do nothing").update();

        assertThat(get(url, null)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get(url, token("outsider", "agent", null))).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get(url, token("colleague", "agent", "support"))).isEqualTo(HttpStatus.OK);
        assertThat(get(url, token("boss", "supervisor", null))).isEqualTo(HttpStatus.OK);
    }

    private HttpStatusCode get(String path, String token) {
        var request = RequestEntity.get(http.getRootUri() + path);
        return http.exchange(token == null ? request.build() : request.header("Authorization", "Bearer " + token).build(),
            byte[].class).getStatusCode();
    }

    private String token(String name, String role, String queue) {
        UUID agent = UUID.randomUUID();
        jdbc.sql("insert into agents (id, email, name, role) values (?, ?, ?, ?)")
            .params(agent, name + "@example.com", name, role).update();
        if (queue != null) {
            jdbc.sql("insert into queue_members (queue_id, agent_id) values (?, ?)").params(queue, agent).update();
        }
        jdbc.sql("insert into api_tokens (id, name, role, agent_id, hash) values (?, ?, ?, ?, ?)")
            .params(UUID.randomUUID(), name, role, agent, HexFormat.of().parseHex(sha256(name.getBytes()))).update();
        return name;
    }

    private MediaSource link(String path) {
        return new MediaSource(UUID.randomUUID(), null, provider.url(path), null);
    }

    private Message image(MediaSource source, String caption) {
        UUID conversation = conversation(UUID.randomUUID().toString());
        jdbc.sql("update contacts set name = 'Known' where id = ?").param(contact(conversation)).update();
        return transactions.execute(transaction -> {
            Message message = say(conversation,
                new Content.Image(Attachment.pending(source.attachmentId(), "image/jpeg", "x.jpg", caption)));
            jdbc.sql("""
                    insert into attachments (id, connection_id, message_id, state, mime_type, file_name, source)
                    values (?, 'shop', ?, 'pending', 'image/jpeg', 'x.jpg', ?::jsonb)""")
                .params(source.attachmentId(), message.id(), write(source)).update();
            return message;
        });
    }

    private UUID conversation(String customer) {
        UUID contact = UUID.randomUUID();
        UUID conversation = UUID.randomUUID();
        jdbc.sql("insert into contacts (id, created_at, updated_at) values (?, now(), now())").param(contact).update();
        jdbc.sql("""
                insert into identities (connection_id, kind, value, channel, contact_id, created_at)
                values ('shop', 'user-id', ?, 'files', ?, now())""").params(customer, contact).update();
        jdbc.sql("""
                insert into conversations (id, connection_id, channel, contact_id, status, handler, created_at, updated_at)
                values (?, 'shop', 'files', ?, 'open', 'queue', now(), now())""").params(conversation, contact).update();
        return conversation;
    }

    private UUID contact(UUID conversation) {
        return jdbc.sql("select contact_id from conversations where id = ?").param(conversation).query(UUID.class).single();
    }

    /** As the recorder leaves it: the row and its event, in one transaction. */
    private Message say(UUID conversation, Content content) {
        UUID id = UUID.randomUUID();
        return transactions.execute(transaction -> {
            jdbc.sql("""
                    insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, content,
                        status, sent_at, received_at)
                    values (?, ?, 1, 'shop', 'inbound', 'contact', ?::jsonb, 'received', now(), now())""")
                .params(id, conversation, write(content)).update();
            log.append(List.of(events.messageCreated(message(id), jdbc.sql(ConversationRows.SELECT + "where c.id = ?")
                .param(conversation).query(conversations).single())));
            return message(id);
        });
    }

    private void takeBack(Message message) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("""
                    update messages set deleted_at = now(), content = '{"type":"notice","kind":"unsent","data":{}}'
                    where id = ?""").param(message.id()).update();
            var scope = jdbc.sql("select " + ConversationRows.SCOPE_COLUMNS + " from conversations c where c.id = ?")
                .param(message.conversationId()).query((row, number) -> ConversationRows.scope(row)).single();
            log.append(List.of(events.messageDeleted(message(message.id()), scope)));
        });
    }

    private Message message(UUID id) {
        return jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.id = ?").param(id).query(rows).single();
    }

    private Attachment attachment(Message message) {
        return ((Content.WithAttachment) message(message.id()).content()).attachment();
    }

    private String state(Message message) {
        return jdbc.sql("select state from attachments where message_id = ?").param(message.id()).query(String.class)
            .single();
    }

    private String connectionState() {
        return jdbc.sql("select state from connections where id = 'shop'").query(String.class).single();
    }

    private String write(Object value) {
        try {
            return value instanceof Content content ? json.writerFor(Content.class).writeValueAsString(content)
                : json.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Path> filesOnDisk(String sha256) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.endsWith(sha256)).toList();
        }
    }

    /** A PNG that differs from every other by what follows its end. */
    private static byte[] picture(int number) {
        return HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            + "0000000d49444154789c6360000000000500015e0df10f0000000049454e44ae426082" + "%08x".formatted(number));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
