package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.inbox.Office.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SearchTest {

    @Autowired
    private Office office;

    @Test
    void findsWordsInAnyScriptWhateverTheirAccentsAndCase() {
        UUID french = office.conversation("search", "Où est ma FACTURE d'août, s'il vous plaît ?");
        UUID arabic = office.conversation("search", "أين طلبي رقم ٤٢");
        UUID chinese = office.conversation("search", "我的包裹在哪里");
        UUID thai = office.conversation("search", "พัสดุของฉันอยู่ที่ไหน");

        await().untilAsserted(() -> assertThat(found("facture aout")).containsExactly(french));
        await().untilAsserted(() -> assertThat(found("طلبي")).containsExactly(arabic));
        await().untilAsserted(() -> assertThat(found("包裹")).containsExactly(chinese));
        await().untilAsserted(() -> assertThat(found("ของฉัน")).containsExactly(thai));
        assertThat(found("factura")).isEmpty();
    }

    @Test
    void findsPeopleByNameAndNumberAndByTheBeginningOfAWord() {
        UUID id = office.conversation("search", "Hello");
        UUID contact = contact(id);
        office.administrator().patch("contacts/" + contact, "{\"name\":\"Zofía Łukasiewicz\"}");
        office.jdbc().sql("""
                insert into identities (connection_id, kind, value, channel, contact_id, created_at)
                values ('cage', 'phone', '4915770012345', 'parrot', ?, now())""").param(contact).update();
        office.administrator().patch("contacts/" + contact, "{\"language\":\"pl\"}");

        await().untilAsserted(() -> assertThat(found("zofia")).containsExactly(id));
        assertThat(found("zof")).containsExactly(id);
        assertThat(found("Zofía Łukasiewicz")).containsExactly(id);
        await().untilAsserted(() -> assertThat(found("0012345")).containsExactly(id));
        assertThat(found("4915770012345")).containsExactly(id);
        assertThat(office.administrator().get("contacts?q=zofia").body().path("items")).singleElement()
            .satisfies(one -> assertThat(one.path("id").asText()).isEqualTo(contact.toString()));
    }

    @Test
    void findsOnlyWhatTheSearcherMaySee() {
        Person sam = office.agent("agent", "search-mine");
        UUID mine = office.conversation("search-mine", "The quetzalcoatl order");
        UUID other = office.conversation("search-other", "The quetzalcoatl order");

        await().untilAsserted(() -> assertThat(found("quetzalcoatl")).containsExactlyInAnyOrder(mine, other));
        assertThat(ids(sam.api(), "quetzalcoatl")).containsExactly(mine);
        assertThat(ids(sam.api(), "quetzalcoatl&status=closed")).isEmpty();
    }

    @Test
    void whatWasDeletedIsNotFound() {
        UUID id = office.conversation("search", "Hello");
        UUID message = UUID.randomUUID();
        office.jdbc().sql("""
                insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, content, status,
                    sent_at, received_at)
                values (?, ?, 99, 'cage', 'outbound', 'agent', '{"type":"text","text":"xylophone"}', 'failed', now(), now())""")
            .params(message, id).update();
        office.jdbc().sql("insert into message_search values (?, 99, 'xylophone')").param(id).update();
        assertThat(found("xylophone")).containsExactly(id);

        office.administrator().delete("conversations/" + id + "/messages/" + message);

        await().untilAsserted(() -> assertThat(found("xylophone")).isEmpty());
    }

    private UUID contact(UUID conversation) {
        return office.jdbc().sql("select contact_id from conversations where id = ?").param(conversation)
            .query(UUID.class).single();
    }

    private List<UUID> found(String q) {
        return ids(office.administrator(), URLEncoder.encode(q, StandardCharsets.UTF_8));
    }

    private static List<UUID> ids(Api api, String query) {
        var items = api.get("conversations?q=" + query).body().path("items");
        return StreamSupport.stream(items.spliterator(), false).map(item -> UUID.fromString(item.path("id").asText())).toList();
    }
}
