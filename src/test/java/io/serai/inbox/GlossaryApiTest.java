package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.translation.Glossaries;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.GlossaryTerms.Match;
import io.serai.translation.GlossaryTerms.Term;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Glossaries through the API, and what translations then hear of them. */
@ApiTest
class GlossaryApiTest {

    @Autowired
    private Office office;

    @Autowired
    private Glossaries glossaries;

    private final String id = "g" + UUID.randomUUID().toString().substring(0, 8);
    private Api api;

    @BeforeEach
    void aGlossaryOfOneConnection() {
        api = office.agent("supervisor").api();
        assertThat(api.post("translation/glossaries", """
            {"id":"%s","title":"Shop","connections":["%s-shop"],"engineIds":{"google":"glossaries/1","deepl:is-gl":"d-1"}}"""
            .formatted(id, id)).status()).isEqualTo(201);
    }

    @Test
    void everyChangeIsANewVersionThatTranslationsSeeAtOnce() {
        assertThat(terms("en", "de").terms()).noneMatch(term -> term.source().equals("order"));

        Api.Answer added = add("en", "de", "order|orders", "Auftrag|Aufträge", "word");
        assertThat(added.status()).isEqualTo(201);
        assertThat(terms("en", "de").terms()).contains(Term.word("order", "Auftrag"), Term.word("orders", "Aufträge"));
        assertThat(terms("en", "de").version()).contains(id + "@2");

        api.send("PATCH", path("/terms/" + added.text("/id")), "{\"target\":\"Bestellung\",\"match\":\"stem\"}");
        assertThat(terms("en", "de").terms()).contains(new Term("order", "Bestellung", Match.STEM, false));
        assertThat(terms("en", "de").version()).contains(id + "@3");

        api.send("DELETE", path("/terms/" + added.text("/id")), null);
        assertThat(terms("en", "de").terms()).noneMatch(term -> term.source().equals("order"));

        JsonNode versions = api.get("/api/v1/translation/glossaries/" + id + "/versions").body().path("items");
        assertThat(versions).hasSize(4);
        assertThat(versions.path(1).path("removed").asInt()).isEqualTo(1);
        assertThat(api.get("/api/v1/translation/glossaries/" + id + "/terms?version=2").text("/items/0/target"))
            .isEqualTo("Auftrag|Aufträge");
    }

    /** The cache's key is not touched by what is no part of the pair. */
    @Test
    void aChangeForOnePairLeavesTheVersionOfTheOthers() {
        add("en", "de", "order", "Auftrag", "word");
        String before = terms("en", "de").version();
        add("en", "es", "order", "pedido", "word");

        assertThat(terms("en", "de").version()).isEqualTo(before);
        assertThat(terms("en-GB", "es-MX").terms()).contains(Term.word("order", "pedido"));
        assertThat(terms("es", "en").terms()).noneMatch(term -> term.source().equals("order"));
    }

    @Test
    void theConnectionsGlossaryGoesBeforeTheGeneralOneAndNamesStayInEveryLanguage() {
        GlossaryTerms shop = terms("en", "zu");

        assertThat(shop.terms()).contains(Term.word("WhatsApp", null));
        add("*", "zu", "WhatsApp", "i-WhatsApp", "word");
        assertThat(terms("en", "zu").terms()).contains(Term.word("WhatsApp", "i-WhatsApp"))
            .doesNotContain(Term.word("WhatsApp", null));
        assertThat(glossaries.terms(null, "another", "en", "zu").terms()).contains(Term.word("WhatsApp", null));
        assertThat(glossaries.terms(id, "another", "en", "zu").terms()).contains(Term.word("WhatsApp", "i-WhatsApp"));
    }

    @Test
    void anEnginesOwnCopyIsNamedForItsPair() {
        // a pair that no other test's glossary has terms for
        add("is", "gl", "pöntun", "pedido", "word");
        add("is", "ca", "pöntun", "comanda", "word");

        assertThat(terms("is", "gl").engineIds()).isEqualTo(Map.of("google", "glossaries/1", "deepl", "d-1"));
        assertThat(terms("is", "ca").engineIds()).isEqualTo(Map.of("google", "glossaries/1"));
        assertThat(terms("is", "gl").forEngine("deepl").engineIds()).isEqualTo(Map.of("deepl", "d-1"));
        assertThat(terms("is", "gl").forEngine("apertium").engineIds()).isEmpty();
    }

    @Test
    void csvComesInAndGoesOutAsItIs() throws Exception {
        String csv = "from,to,source,target,match,case,note\r\n"
            + "en,de,checkout,Kasse,word,exact,\"at the end, always\"\r\n"
            + "en,de,order|orders,Auftrag|Aufträge,stem,ignore,\r\n";

        assertThat(upload("?dry=true", csv).body()).contains("\"added\":2");
        assertThat(export()).doesNotContain("checkout");
        assertThat(upload("", csv).body())
            .contains("\"version\":2,\"added\":2,\"changed\":0,\"removed\":0,\"unchanged\":0");
        assertThat(export()).isEqualTo(csv);
        assertThat(upload("", csv).body()).contains("\"version\":2", "\"unchanged\":2");
        assertThat(upload("", "\uFEFFfrom;to;source;target\nen;de;checkout;Zahlung\n").body())
            .contains("\"version\":3", "\"changed\":1");
        assertThat(upload("?mode=replace", "from,to,source\n*,*,Acme\n").body())
            .contains("\"version\":4", "\"added\":1", "\"removed\":2");
    }

    @Test
    void oneWrongLineRefusesTheWholeFileAndIsNamed() throws Exception {
        HttpResponse<String> answer = upload("",
            "from,to,source,target,match\nen,de,order,Auftrag,word\nen,??,x,y,always\nen,*,a,b,\n");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("line 3", "line 4", "match");
        assertThat(export()).doesNotContain("order");
        assertThat(upload("", "a,b\n1,2\n").body()).contains("from, source, to");
        assertThat(upload("", "from,to,source\n\"en,de").statusCode()).isEqualTo(422);
        assertThat(upload("?mode=rash", "from,to,source\n").statusCode()).isEqualTo(400);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(add("en", "de", "order", "Auftrag", "word").status()).isEqualTo(201);
        assertThat(add("en", "de", "Order", "Bestellung", "word").code()).isEqualTo("conflict");
        assertThat(add("en", "de", " ", "x", "word").code()).isEqualTo("invalid");
        assertThat(add("en", "de", "a|b|c", "x|y", "word").code()).isEqualTo("invalid");
        assertThat(add("english!", "de", "a", "x", "word").code()).isEqualTo("invalid");
        assertThat(api.post("translation/glossaries", "{\"id\":\"" + id + "\",\"title\":\"Twice\"}").code())
            .isEqualTo("conflict");
        assertThat(api.post("translation/glossaries", "{\"id\":\"Not so\",\"title\":\"x\"}").code())
            .isEqualTo("invalid");
        assertThat(api.send("PATCH", "translation/glossaries/channels", "{\"title\":\"x\"}").code())
            .isEqualTo("conflict");
        assertThat(api.get("/api/v1/translation/glossaries/nowhere/terms").status()).isEqualTo(404);
    }

    @Test
    void oneThatIsMadeAgainGoesOnCounting() {
        add("en", "de", "order", "Auftrag", "word");
        assertThat(api.send("DELETE", path(""), null).status()).isEqualTo(204);
        assertThat(terms("en", "de").terms()).noneMatch(term -> term.source().equals("order"));

        Api.Answer again = api.post("translation/glossaries", "{\"id\":\"" + id
            + "\",\"title\":\"Shop\",\"connections\":[\"" + id + "-shop\"]}");
        assertThat(again.body().path("version").asInt()).isEqualTo(4);
        assertThat(again.body().path("terms").asInt()).isZero();
    }

    @Test
    void termsAreReadPageByPage() {
        for (String term : new String[] {"delta", "alpha", "charlie", "bravo"}) {
            add("en", "de", term, term + "ern", "word");
        }
        JsonNode first = api.get("/api/v1/" + path("/terms?limit=3")).body();
        JsonNode second = api.get("/api/v1/" + path("/terms?limit=3&cursor=" + first.path("next").asText())).body();

        assertThat(sources(first)).containsExactly("alpha", "bravo", "charlie");
        assertThat(sources(second)).containsExactly("delta");
        assertThat(second.has("next")).isFalse();
        assertThat(sources(api.get("/api/v1/" + path("/terms?q=RAV")).body())).containsExactly("bravo");
    }

    private static List<String> sources(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).map(item -> item.path("source").asText())
            .toList();
    }

    private GlossaryTerms terms(String from, String to) {
        return glossaries.terms(null, id + "-shop", from, to);
    }

    private Api.Answer add(String from, String to, String source, String target, String match) {
        return api.post(path("/terms"), """
            {"from":"%s","to":"%s","source":"%s","target":"%s","match":"%s"}""".formatted(from, to, source, target, match));
    }

    private String path(String rest) {
        return "translation/glossaries/" + id + rest;
    }

    private String export() throws Exception {
        return http("GET", "/export", BodyPublishers.noBody(), "text/plain").body();
    }

    private HttpResponse<String> upload(String query, String csv) throws Exception {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"g.csv\"\r\n\r\n" + csv
            + "\r\n--limit--\r\n";
        return http("POST", "/import" + query, BodyPublishers.ofString(body), "multipart/form-data; boundary=limit");
    }

    private HttpResponse<String> http(String method, String rest, HttpRequest.BodyPublisher body,
        String type) throws Exception {
        URI uri = URI.create("http://localhost:" + office.port() + "/api/v1/" + path(rest));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).method(method, body)
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + Office.ADMIN_TOKEN).build(), BodyHandlers.ofString());
    }
}
