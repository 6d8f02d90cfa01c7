package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inbox.Office.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every endpoint for everybody. {@code own} is a conversation of the agent's queue and the bot's, {@code other} nobody's. */
@ApiTest
class EndpointAccessTest {

    private static final List<String> WHO = List.of("stranger", "bot", "agent", "supervisor", "administrator");

    private static final String ENDPOINTS = """
        GET    session                                   -                                             401 403 200 200 200
        PUT    session/presence                          {"presence":"busy"}                           401 403 200 200 200
        POST   session/lease                             -                                             401 403 204 204 204
        PATCH  session/preferences                       {"theme":"dark"}                              401 403 200 200 200
        GET    conversations                             -                                             401 200 200 200 200
        POST   conversations                             {"connectionId":"cage","to":{"kind":"user-id","value":"{new}"},"content":{"type":"template","name":"greeting","language":"en"}} 401 403 201 201 201
        GET    conversations/{own}                       -                                             401 200 200 200 200
        GET    conversations/{other}                     -                                             401 404 404 200 200
        PATCH  conversations/{own}                       {"tags":["vip"]}                              401 403 200 200 200
        PATCH  conversations/{other}                     {"tags":["vip"]}                              401 404 404 200 200
        GET    conversations/{own}/messages              -                                             401 200 200 200 200
        GET    conversations/{other}/messages            -                                             401 404 404 200 200
        POST   conversations/{bots}/messages             {"clientId":"{new}","content":{"type":"text","text":"x"}} 401 201 201 201 201
        POST   conversations/{other}/messages            {"clientId":"{new}","content":{"type":"text","text":"x"}} 401 404 404 201 201
        POST   conversations/{bots}/messages/{failed}/retry -                                          401 200 200 200 200
        POST   conversations/{other}/messages/{failed}/retry -                                         401 404 404 200 200
        DELETE conversations/{own}/messages/{failed}     -                                             401 204 204 204 204
        DELETE conversations/{other}/messages/{failed}   -                                             401 404 404 204 204
        POST   conversations/{own}/messages/{inbound}/reactions {"emoji":"👍"}                          401 200 200 200 200
        POST   conversations/{other}/messages/{inbound}/reactions {"emoji":"👍"}                        401 404 404 200 200
        POST   conversations/{own}/read                  -                                             401 204 204 204 204
        POST   conversations/{other}/read                -                                             401 404 404 204 204
        DELETE conversations/{own}/read                  -                                             401 403 204 204 204
        DELETE conversations/{other}/read                -                                             401 403 404 204 204
        POST   conversations/{own}/typing                {"on":true}                                   401 204 204 204 204
        POST   conversations/{other}/typing              {"on":true}                                   401 404 404 204 204
        POST   conversations/{own}/takeover              -                                             401 403 200 200 200
        POST   conversations/{other}/takeover            -                                             401 403 404 200 200
        POST   conversations/{own}/assign                {"agent":null}                                401 403 200 200 200
        POST   conversations/{other}/assign              {"agent":null}                                401 404 404 200 200
        POST   conversations/{own}/resolve               -                                             401 403 200 200 200
        POST   conversations/{other}/resolve             -                                             401 404 404 200 200
        POST   conversations/{own}/close                 -                                             401 403 200 200 200
        POST   conversations/{other}/close               -                                             401 404 404 200 200
        POST   conversations/{own}/reopen                -                                             401 403 200 200 200
        POST   conversations/{other}/reopen              -                                             401 404 404 200 200
        POST   conversations/{own}/leave                 -                                             401 403 200 200 200
        POST   conversations/{other}/leave               -                                             401 403 404 200 200
        POST   conversations/{held}/transfer             {"to":{"queue":"access"}}                     401 403 200 200 200
        POST   conversations/{other}/transfer            {"to":{"queue":"access"}}                     401 404 404 200 200
        DELETE conversations/{held}/transfer             -                                             401 403 409 409 409
        POST   conversations/{held}/invite               {"agent":"{present}"}                         401 403 201 201 201
        POST   conversations/{held}/end-conference       -                                             401 403 403 200 200
        POST   conversations/{held}/thread               {"command":"take"}                            401 403 409 409 409
        POST   conversations/{held}/hold                 -                                             401 403 200 200 200
        POST   conversations/{other}/hold                -                                             401 404 404 409 409
        POST   conversations/{held}/unhold               -                                             401 403 409 409 409
        POST   conversations/{held}/restore              {"bot":"nobody"}                              401 403 422 422 422
        POST   conversations/{bots}/handoff              {"reason":"asked"}                            401 200 403 403 200
        POST   conversations/{other}/handoff             {"reason":"asked"}                            401 404 404 403 409
        GET    conversations/{own}/wrapup                -                                             401 403 404 404 404
        POST   conversations/{own}/wrapup                {"finish":true}                               401 403 404 404 404
        POST   conversations/{own}/wrapup/extend         -                                             401 403 404 404 404
        GET    wrapup-reasons                            -                                             401 403 200 200 200
        POST   wrapup-reasons                            {"title":"{new}","queue":"{queue}"}           401 403 403 403 201
        PATCH  wrapup-reasons/{reason}                   {"title":"Solved"}                            401 403 403 403 200
        DELETE wrapup-reasons/{reason}                   -                                             401 403 403 403 204
        GET    bans                                      -                                             401 403 200 200 200
        POST   bans                                      {"contactId":"{stranger}","reason":"spam"}    401 403 403 201 201
        DELETE bans/{ban}                                -                                             401 403 403 204 204
        GET    conversations/{own}/notes                 -                                             401 403 200 200 200
        GET    conversations/{other}/notes               -                                             401 404 404 200 200
        POST   conversations/{own}/notes                 {"text":"a note"}                             401 403 201 201 201
        POST   conversations/{other}/notes               {"text":"a note"}                             401 404 404 201 201
        PATCH  conversations/{own}/notes/{note}          {"colour":"pink"}                             401 403 403 200 200
        DELETE conversations/{own}/notes/{note}          -                                             401 403 403 204 204
        DELETE conversations/{other}/notes/{note}        -                                             401 404 404 204 204
        GET    conversations/{own}/draft                 -                                             401 403 200 200 200
        GET    conversations/{other}/draft               -                                             401 404 404 200 200
        PUT    conversations/{own}/draft                 {"mode":"reply","text":"x","rev":0}           401 403 200 200 200
        PUT    conversations/{other}/draft               {"mode":"reply","text":"x","rev":0}           401 403 404 200 200
        GET    contacts                                  -                                             401 403 200 200 200
        GET    contacts/{contact}                        -                                             401 403 200 200 200
        GET    contacts/{stranger}                       -                                             401 403 404 200 200
        PATCH  contacts/{contact}                        {"name":"Amina"}                              401 403 200 200 200
        PATCH  contacts/{stranger}                       {"name":"Amina"}                              401 403 404 200 200
        GET    contacts/{contact}/conversations          -                                             401 403 200 200 200
        GET    agents                                    -                                             401 403 200 200 200
        POST   agents                                    {"name":"{new}","email":"{new}@example.com","password":"long enough","role":"agent"} 401 403 403 403 201
        GET    agents/{colleague}                        -                                             401 403 200 200 200
        PATCH  agents/{colleague}                        {"name":"Renamed"}                            401 403 403 403 200
        DELETE agents/{colleague}/sessions               -                                             401 403 403 403 204
        GET    teams                                     -                                             401 403 200 200 200
        POST   teams                                     {"name":"{new}"}                              401 403 403 403 201
        PATCH  teams/{team}                              {"name":"Night"}                              401 403 403 403 200
        DELETE teams/{team}                              -                                             401 403 403 403 204
        GET    queues                                    -                                             401 403 200 200 200
        POST   queues                                    {"name":"{new}"}                              401 403 403 403 201
        PATCH  queues/{queue}                            {"name":"Sales"}                              401 403 403 403 200
        DELETE queues/{queue}                            -                                             401 403 403 403 204
        GET    queues/stats                              -                                             401 403 200 200 200
        GET    queues/{queue}/waiting                    -                                             401 403 200 200 200
        POST   queues/{queue}/next                       -                                             401 403 404 204 204
        GET    agents/load                               -                                             401 403 200 200 200
        GET    agents/{colleague}/routing                -                                             401 403 403 200 200
        GET    session/routing                           -                                             401 403 200 200 200
        PUT    conversations/{own}/priority              {"priority":"high"}                           401 403 204 204 204
        PUT    conversations/{other}/priority            {"priority":"high"}                           401 404 404 204 204
        GET    offers                                    -                                             401 403 200 200 200
        POST   offers/{stranger}/accept                  -                                             401 403 404 404 404
        POST   offers/{stranger}/decline                 -                                             401 403 404 404 404
        POST   offers/accept-all                         -                                             401 403 200 200 200
        GET    tags                                      -                                             401 403 200 200 200
        POST   tags                                      {"name":"{new}","colour":"blue"}              401 403 403 201 201
        PATCH  tags/{tag}                                {"colour":"red"}                              401 403 403 200 200
        DELETE tags/{tag}                                -                                             401 403 403 204 204
        GET    fields                                    -                                             401 403 200 200 200
        POST   fields                                    {"name":"{new}"}                              401 403 403 403 201
        PATCH  fields/{field}                            {"title":"Order"}                             401 403 403 403 200
        DELETE fields/{field}                            -                                             401 403 403 403 204
        GET    canned-replies                            -                                             401 403 200 200 200
        POST   canned-replies                            {"title":"Bye","text":"Goodbye","tags":[]}    401 403 403 201 201
        PATCH  canned-replies/{canned}                   {"text":"Bye bye"}                            401 403 403 200 200
        DELETE canned-replies/{canned}                   -                                             401 403 403 204 204
        GET    templates?connection=cage                 -                                             401 403 200 200 200
        POST   templates/sync                            {"connection":"cage"}                         401 403 403 200 200
        GET    connections                               -                                             401 403 200 200 200
        GET    connections/cage                          -                                             401 403 200 200 200
        POST   connections                               {"id":"{new}","channel":"parrot","settings":{"cage":"{new}","seed":"s"},"queue":"support"} 401 403 403 403 201
        PATCH  connections/{connection}                  {"settings":{"cage":"{new}"}}                 401 403 403 403 200
        POST   connections/cage/test                     -                                             401 403 403 403 200
        DELETE connections/{connection}                  -                                             401 403 403 403 204
        GET    bots                                      -                                             401 403 200 200 200
        GET    bots/{bot}                                -                                             401 403 200 200 200
        POST   bots                                      {"id":"{new}","kind":"parrot","settings":{"feather":"green"}} 401 403 403 403 201
        PATCH  bots/{bot}                                {"humanSupport":false}                        401 403 403 403 200
        DELETE bots/{bot}                                -                                             401 403 403 403 204
        GET    tokens                                    -                                             401 403 403 403 200
        POST   tokens                                    {"name":"{new}","role":"agent"}               401 403 403 403 201
        DELETE tokens/{token}                            -                                             401 403 403 403 204
        GET    deliveries                                -                                             401 403 403 200 200
        GET    deliveries/{delivery}                     -                                             401 403 403 200 200
        POST   deliveries/{delivery}/items/0/requeue     -                                             401 403 403 403 200
        GET    audit                                     -                                             401 403 403 403 200
        GET    translation/engines                       -                                             401 403 200 200 200
        GET    translation/usage                         -                                             401 403 403 200 200
        POST   translation/test                          {"text":"12","from":"es","to":"en"}           401 403 403 403 200
        GET    translation/glossaries                    -                                             401 403 200 200 200
        POST   translation/glossaries                    {"id":"{new}","title":"New"}                  401 403 403 201 201
        PATCH  translation/glossaries/{glossary}         {"title":"Other"}                             401 403 403 200 200
        DELETE translation/glossaries/{glossary}         -                                             401 403 403 204 204
        GET    translation/glossaries/{glossary}/terms   -                                             401 403 200 200 200
        POST   translation/glossaries/{glossary}/terms   {"from":"en","to":"de","source":"{new}"}      401 403 403 201 201
        PATCH  translation/glossaries/{glossary}/terms/{term} {"target":"Kasse"}                            401 403 403 200 200
        DELETE translation/glossaries/{glossary}/terms/{term} -                                             401 403 403 204 204
        GET    translation/glossaries/{glossary}/versions  -                                           401 403 200 200 200
        GET    translation/glossaries/{glossary}/export  -                                             401 403 200 200 200
        GET    events                                    -                                             401 200 200 200 200
        GET    translation/rules                         -                                             401 403 200 200 200
        PATCH  translation/rules                         {"history":10}                                401 403 403 403 200
        PATCH  translation/rules/connections/cage        {"mask":true}                                 401 403 403 403 200
        GET    session/translation                       -                                             401 403 200 200 200
        PATCH  session/translation                       {"preview":"always"}                          401 403 200 200 200
        GET    conversations/{own}/translation           -                                             401 200 200 200 200
        GET    conversations/{other}/translation         -                                             401 404 404 200 200
        PUT    conversations/{own}/translation           {"language":"es"}                             401 403 200 200 200
        PUT    conversations/{other}/translation         {"language":"es"}                             401 404 404 200 200
        POST   conversations/{own}/translate             {"text":"Hello there","from":"en","to":"en"}  401 200 200 200 200
        POST   conversations/{other}/translate           {"text":"Hello there","from":"en","to":"en"}  401 404 404 200 200
        PUT    conversations/{own}/messages/{inbound}/language {"language":"es"}                       401 403 200 200 200
        PUT    conversations/{other}/messages/{inbound}/language {"language":"es"}                     401 404 404 200 200
        POST   conversations/{own}/messages/{worded}/translations {"language":"en"}                    401 403 200 200 200
        POST   conversations/{other}/messages/{worded}/translations {"language":"en"}                  401 404 404 200 200
        PUT    conversations/{own}/messages/{inbound}/translations/es {"text":"Hola"}                  401 403 200 200 200
        PUT    conversations/{other}/messages/{inbound}/translations/es {"text":"Hola"}                401 404 404 200 200
        """;

    @Autowired
    private Office office;

    private record Row(String method, String path, String body, List<Integer> statuses) {

        static Row of(String line) {
            String[] head = line.trim().split("\\s+", 3);
            String[] statuses = head[2].substring(head[2].length() - 19).split(" ");
            String body = head[2].substring(0, head[2].length() - 19).strip();
            return new Row(head[0], head[1], body.equals("-") ? null : body,
                Arrays.stream(statuses).map(Integer::valueOf).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everybodyIsAnsweredAsTheTableSays() {
        Person agent = office.agent("agent", "access");
        List<Api> callers = List.of(office.stranger(), office.bot("parrot-bot"), agent.api(),
            office.agent("supervisor").api(), office.administrator());
        return ENDPOINTS.lines().map(Row::of).flatMap(row -> IntStream.range(0, WHO.size()).mapToObj(who ->
            DynamicTest.dynamicTest(row.method() + " " + row.path() + " " + WHO.get(who), () -> {
                Scene scene = new Scene(office);
                String body = row.body() == null ? null : scene.fill(row.body());
                Api.Answer answer = callers.get(who).send(row.method(), scene.fill(row.path()), body);
                assertThat(answer.status()).as(answer.raw().body()).isEqualTo(row.statuses().get(who));
            })));
    }

    /** So that no endpoint is forgotten in the table. Signing in and out have tests of their own. */
    @Test
    void theTableKnowsEveryEndpointOfTheDescription() {
        var paths = office.administrator().get("/api/openapi.json").body().path("paths");
        Set<String> described = StreamSupport.stream(((Iterable<String>) paths::fieldNames).spliterator(), false)
            .filter(path -> path.startsWith("/api/v1/"))
            .flatMap(path -> StreamSupport.stream(((Iterable<String>) paths.path(path)::fieldNames).spliterator(), false)
                .map(method -> method.toUpperCase() + " " + shape(path.substring("/api/v1/".length()))))
            .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = ENDPOINTS.lines().map(Row::of).map(row -> row.method() + " " + shape(row.path()))
            .collect(Collectors.toCollection(TreeSet::new));
        listed.addAll(Set.of("POST session", "DELETE session", "POST attachments", "POST translation/glossaries/{}/import"));

        assertThat(described).isEqualTo(listed);
    }

    private static String shape(String path) {
        return path.replaceAll("\\?.*", "").replaceAll("\\{[^}]*}", "{}").replace("/cage", "/{}")
            .replace("/items/0/", "/items/{}/").replace("/translations/es", "/translations/{}");
    }

    /** What one call may refer to, made anew for each. */
    private static final class Scene {

        private final Office office;
        private final String name = "x" + UUID.randomUUID().toString().substring(0, 8);

        Scene(Office office) {
            this.office = office;
        }

        String fill(String text) {
            String filled = text.replace("{new}", name);
            String conversation = null;
            for (String kind : List.of("{own}", "{other}", "{bots}", "{held}")) {
                if (filled.contains(kind)) {
                    conversation = conversation(kind);
                    filled = filled.replace(kind, conversation);
                }
            }
            for (String placeholder : List.of("{failed}", "{inbound}", "{worded}", "{note}", "{contact}", "{stranger}", "{colleague}", "{present}", "{reason}", "{ban}",
                    "{team}", "{queue}", "{tag}", "{field}", "{canned}", "{connection}", "{bot}", "{token}", "{delivery}",
                    "{glossary}", "{term}")) {
                if (filled.contains(placeholder)) {
                    filled = filled.replace(placeholder, make(placeholder, conversation));
                }
            }
            return filled;
        }

        private String conversation(String kind) {
            boolean other = kind.equals("{other}");
            UUID id = office.conversation(other ? "elsewhere" : "access", "Hello");
            office.jdbc().sql("update conversations set bot = ? where id = ?").params(other ? null : "parrot-bot", id).update();
            if (kind.equals("{bots}")) {
                office.jdbc().sql("update conversations set phase = 'bot', handler = 'bot' where id = ?").param(id).update();
            }
            if (kind.equals("{held}")) {
                office.jdbc().sql("""
                        update conversations set phase = 'active', handler = 'agent', assignee = ?, participants = array[?]
                        where id = ?""").params(office.agent("agent").id(), office.agent("agent").id(), id).update();
            }
            return id.toString();
        }

        private String make(String placeholder, String conversation) {
            Api admin = office.administrator();
            return switch (placeholder) {
                case "{failed}" -> failed(conversation);
                case "{inbound}" -> office.inbound(UUID.fromString(conversation));
                case "{worded}" -> inEnglish(conversation);
                case "{note}" -> admin.post("conversations/" + conversation + "/notes", "{\"text\":\"hm\"}").text("/id");
                case "{contact}" -> contact(conversation("{own}"));
                case "{stranger}" -> contact(conversation("{other}"));
                case "{colleague}" -> office.agent("agent").id().toString();
                case "{reason}" -> admin.post("wrapup-reasons", "{\"title\":\"" + name + "\",\"queue\":\""
                    + make("{queue}", null) + "\"}").text("/id");
                case "{ban}" -> admin.post("bans", "{\"reason\":\"spam\",\"contactId\":\""
                    + contact(conversation("{other}")) + "\"}").text("/id");
                case "{present}" -> office.present("agent").id().toString();
                case "{team}" -> admin.post("teams", "{\"name\":\"" + name + "\"}").text("/id");
                case "{queue}" -> admin.post("queues", "{\"name\":\"" + name + "\"}").text("/id");
                case "{tag}" -> admin.post("tags", "{\"name\":\"" + name + "\"}").text("/name");
                case "{field}" -> admin.post("fields", "{\"name\":\"" + name + "\"}").text("/name");
                case "{canned}" -> admin.post("canned-replies", "{\"title\":\"a\",\"text\":\"b\"}").text("/id");
                case "{connection}" -> admin.post("connections", """
                    {"id":"%s","channel":"parrot","settings":{"cage":"%s","seed":"s"}}""".formatted(name, name)).text("/id");
                case "{glossary}" -> admin.post("translation/glossaries", """
                    {"id":"%s","title":"Terms"}""".formatted(name)).text("/id");
                case "{term}" -> admin.post("translation/glossaries/" + name + "/terms", """
                    {"from":"en","to":"de","source":"checkout"}""").text("/id");
                case "{bot}" -> admin.post("bots", """
                    {"id":"%s","kind":"parrot","settings":{"feather":"green"}}""".formatted(name)).text("/id");
                case "{token}" -> admin.post("tokens", "{\"name\":\"t\",\"role\":\"agent\"}").text("/id");
                default -> delivery();
            };
        }

        private String inEnglish(String conversation) {
            String message = office.inbound(UUID.fromString(conversation));
            office.jdbc().sql("update messages set language = 'en' where id = ?").param(UUID.fromString(message)).update();
            return message;
        }

        private String failed(String conversation) {
            UUID id = UUID.randomUUID();
            office.jdbc().sql("""
                    with place as (update conversations set last_seq = last_seq + 1 where id = :conversation returning last_seq)
                    insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, content, status,
                        sent_at, received_at)
                    select :id, :conversation, last_seq, 'cage', 'outbound', 'agent', '{"type":"text","text":"lost"}', 'failed',
                        now(), now() from place""")
                .param("id", id).param("conversation", UUID.fromString(conversation)).update();
            return id.toString();
        }

        private String contact(String conversation) {
            return office.jdbc().sql("select contact_id from conversations where id = ?")
                .param(UUID.fromString(conversation)).query(UUID.class).single().toString();
        }

        /** A delivery that made no sense, as one dead letter. */
        private String delivery() {
            UUID id = UUID.randomUUID();
            office.jdbc().sql("""
                    insert into deliveries (id, connection_id, received_at, content_type, items, body)
                    values (?, 'cage', now(), 'application/json', 1, '{}'::bytea)""").param(id).update();
            office.jdbc().sql("""
                    insert into outcomes (delivery_id, item, outcome, reason, at) values (?, 0, 'dead-letter', 'odd', now())""")
                .param(id).update();
            return id.toString();
        }
    }
}
