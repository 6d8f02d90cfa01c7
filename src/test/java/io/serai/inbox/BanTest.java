package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inbox.Api.Answer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class BanTest {

    @Autowired
    private Office office;

    @Test
    void aBannedPersonIsNotHeardUntilTheBanIsLifted() {
        Api boss = office.administrator();
        String customer = Office.customer();
        UUID id = office.write(customer, "Something nasty", Instant.now());
        String contact = boss.get("conversations/" + id).text("/contact/id");

        Answer ban = boss.post("bans", "{\"contactId\":\"" + contact + "\",\"reason\":\"Insults\",\"duration\":\"P7D\"}");
        assertThat(ban.status()).as(ban.raw().body()).isEqualTo(201);
        assertThat(boss.get("conversations/" + id).text("/phase")).isEqualTo("closed");
        assertThat(boss.post("bans", "{\"contactId\":\"" + contact + "\",\"reason\":\"Again\"}").status()).isEqualTo(409);
        assertThat(boss.get("bans?contact=" + contact).text("/items/0/reason")).isEqualTo("Insults");

        var ignored = office.say(customer, "More of it", Instant.now());
        assertThat(ignored.outcome().spelling()).isEqualTo("ignored");
        assertThat(ignored.reason()).contains("banned").contains("Insults");
        assertThat(count(contact)).isEqualTo(1);

        assertThat(boss.delete("bans/" + ban.text("/id")).status()).isEqualTo(204);
        assertThat(boss.delete("bans/" + ban.text("/id")).status()).isEqualTo(404);
        assertThat(office.write(customer, "Sorry", Instant.now())).isNotEqualTo(id);
    }

    @Test
    void aBanOfOneNameEndsWithItsTime() {
        Api boss = office.administrator();
        String customer = Office.customer();
        String ban = "{\"identity\":{\"connectionId\":\"cage\",\"kind\":\"user-id\",\"value\":\"" + customer
            + "\"},\"reason\":\"Spam\",\"duration\":\"PT1H\"}";
        Answer made = boss.post("bans", ban);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        assertThat(office.say(customer, "Buy!", Instant.now()).outcome().spelling()).isEqualTo("ignored");

        office.jdbc().sql("update bans set until = now() - interval '1 second' where id = ?")
            .param(UUID.fromString(made.text("/id"))).update();

        assertThat(office.say(customer, "Hello", Instant.now()).outcome().spelling()).isEqualTo("processed");
        assertThat(boss.post("bans", ban).status()).isEqualTo(201);
    }

    @Test
    void aBanWithoutAReasonOrOfNobodyIsRefused() {
        Api boss = office.administrator();
        assertThat(boss.post("bans", "{\"reason\":\"x\"}").status()).isEqualTo(422);
        assertThat(boss.post("bans", "{\"contactId\":\"" + UUID.randomUUID() + "\",\"reason\":\"x\"}").status()).isEqualTo(404);
        assertThat(boss.post("bans", "{\"identity\":{\"connectionId\":\"cage\"},\"reason\":\"x\"}").status()).isEqualTo(422);
        assertThat(boss.post("bans", "{\"identity\":{\"connectionId\":\"cage\",\"kind\":\"user-id\",\"value\":\"a\"}}").status())
            .isEqualTo(422);
    }

    private long count(String contact) {
        return office.jdbc().sql("select count(*) from messages m join conversations c on c.id = m.conversation_id "
            + "where c.contact_id = ? and m.author_kind = 'contact'").param(UUID.fromString(contact)).query(Long.class).single();
    }
}
