package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SignInTest {

    @Autowired
    private Office office;

    @Test
    void aBrowserSignsInAndIsKnownByItsCookie() {
        Person sam = office.agent("agent", "support");
        Api browser = office.stranger();
        assertThat(browser.get("session").status()).isEqualTo(401);

        browser.signIn(sam.email(), Office.PASSWORD);

        Answer me = browser.get("session");
        assertThat(me.text("/agent/email")).isEqualTo(sam.email());
        assertThat(me.text("/agent/presence")).isEqualTo("available");
        assertThat(me.body().at("/agent/queues/0").asText()).isEqualTo("support");
        assertThat(me.body().path("permissions")).extracting(one -> one.asText())
            .contains("conversations.reply", "conversations.take").doesNotContain("agents.manage");
        assertThat(me.text("/product/name")).isEqualTo("Serai");
        assertThat(me.body().path("epoch").asText()).isNotEmpty();
    }

    @Test
    void theSessionsCookieIsOutOfReachOfScriptsAndOtherSites() {
        Person sam = office.agent("agent");
        Api browser = office.stranger();
        Answer answer = browser.post("session", credentials(sam.email(), Office.PASSWORD));

        List<String> cookies = answer.raw().headers().allValues("set-cookie");
        assertThat(cookies).filteredOn(cookie -> cookie.startsWith("SESSION=")).singleElement().asString()
            .contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void aCommandByCookieNeedsTheTokenAndOneByBearerDoesNot() {
        Person sam = office.agent("agent");
        Api forged = office.stranger();
        forged.post("session", credentials(sam.email(), Office.PASSWORD));
        assertThat(forged.get("session").status()).isEqualTo(200);

        Answer refused = forged.put("session/presence", "{\"presence\":\"busy\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/detail")).contains("X-XSRF-TOKEN");
        assertThat(forged.send("PUT", "session/presence", "{\"presence\":\"busy\"}", Map.of("X-XSRF-TOKEN", "wrong")).status())
            .isEqualTo(403);
        assertThat(forged.send("PUT", "session/presence", "{\"presence\":\"busy\"}",
            Map.of("X-XSRF-TOKEN", forged.cookie("XSRF-TOKEN"))).text("/agent/presence")).isEqualTo("busy");
        assertThat(sam.api().put("session/presence", "{\"presence\":\"break\",\"reason\":\"tea\"}").status()).isEqualTo(200);
    }

    @Test
    void signingInDemandsJsonSoThatNoForeignFormCanDoIt() {
        Answer answer = office.stranger().send("POST", "session", credentials("a@example.com", "b"),
            Map.of("Content-Type", "text/plain"));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("unsupported-type");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
        Person sam = office.agent("agent");

        Answer wrong = office.stranger().post("session", credentials(sam.email(), "not this one"));
        Answer unknown = office.stranger().post("session", credentials("nobody@example.com", "not this one"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.code()).isEqualTo("unauthenticated");
    }

    @Test
    void aGuesserIsStoppedAndTheOwnerStillGetsInFromElsewhere() {
        Person sam = office.agent("agent");
        Api guesser = office.stranger().header("X-Forwarded-For", "203.0.113.9");
        List<Integer> statuses = java.util.stream.IntStream.range(0, 8)
            .mapToObj(n -> guesser.post("session", credentials(sam.email(), "guess " + n)).status()).toList();
        assertThat(statuses).startsWith(401, 401, 401, 401, 401).endsWith(429);

        Answer stopped = guesser.post("session", credentials(sam.email(), Office.PASSWORD));
        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.code()).isEqualTo("throttled");
        assertThat(stopped.raw().headers().firstValue("retry-after")).hasValueSatisfying(seconds ->
            assertThat(Integer.parseInt(seconds)).isBetween(1, 300));
        Api owner = office.stranger().header("X-Forwarded-For", "203.0.113.10");
        assertThat(owner.post("session", credentials(sam.email(), Office.PASSWORD)).status()).isEqualTo(200);
    }

    @Test
    void signingOutAndAnAdministratorEndSessions() {
        Person sam = office.agent("agent");
        Api one = office.stranger().signIn(sam.email(), Office.PASSWORD);
        Api two = office.stranger().signIn(sam.email(), Office.PASSWORD);
        Api three = office.stranger().signIn(sam.email(), Office.PASSWORD);

        assertThat(one.delete("session").status()).isEqualTo(204);
        assertThat(one.get("session").status()).isEqualTo(401);
        assertThat(two.get("session").status()).isEqualTo(200);

        assertThat(office.administrator().delete("agents/" + sam.id() + "/sessions").status()).isEqualTo(204);
        assertThat(two.get("session").status()).isEqualTo(401);
        assertThat(three.get("session").status()).isEqualTo(401);
    }

    @Test
    void whoIsMadeInactiveIsOutAtOnce() {
        Person sam = office.agent("agent");
        Api browser = office.stranger().signIn(sam.email(), Office.PASSWORD);

        office.administrator().patch("agents/" + sam.id(), "{\"active\":false}");

        assertThat(browser.get("session").status()).isEqualTo(401);
        assertThat(sam.api().get("session").status()).isEqualTo(401);
        assertThat(office.stranger().post("session", credentials(sam.email(), Office.PASSWORD)).status()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenOpensNothing() {
        Answer made = office.administrator().post("tokens", "{\"name\":\"script\",\"role\":\"supervisor\"}");
        Api script = Api.withToken(office.port(), made.text("/token"));
        assertThat(script.get("conversations").status()).isEqualTo(200);

        office.administrator().delete("tokens/" + made.text("/id"));

        assertThat(script.get("conversations").status()).isEqualTo(401);
        assertThat(office.administrator().get("tokens").raw().body()).doesNotContain(made.text("/token"));
        assertThat(office.jdbc().sql("select count(*) from api_tokens where position(?::bytea in hash) > 0")
            .param(made.text("/token").getBytes()).query(Long.class).single()).isZero();
    }

    @Test
    void theLastAdministratorStays() {
        String me = office.administrator().get("session").text("/agent/id");

        Answer refused = office.administrator().patch("agents/" + me, "{\"role\":\"agent\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("last administrator");
    }

    @Test
    void pagesRunNothingButTheirOwnScripts() {
        var headers = office.stranger().get("/api/v1/session").raw().headers();

        assertThat(headers.firstValue("content-security-policy").orElse("")).contains("default-src 'none'")
            .contains("script-src 'self'").contains("frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
        assertThat(headers.firstValue("referrer-policy")).hasValue("same-origin");
    }

    @Test
    void everyAdministrativeActIsInTheAuditLogAndNoSecretIs() {
        Person sam = office.agent("agent");
        office.administrator().patch("agents/" + sam.id(), "{\"password\":\"another long one\",\"name\":\"Samuel\"}");
        office.administrator().delete("agents/" + sam.id() + "/sessions");

        Answer audit = office.administrator().get("audit?limit=200");

        assertThat(audit.body().path("items")).filteredOn(entry -> entry.path("target").asText().equals(sam.id().toString()))
            .extracting(entry -> entry.path("action").asText())
            .containsExactly("agent.sessions-ended", "agent.updated", "agent.created");
        assertThat(audit.raw().body()).doesNotContain("another long one").doesNotContain(Office.PASSWORD);
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }
}
