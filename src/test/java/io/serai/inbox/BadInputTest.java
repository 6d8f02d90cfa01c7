package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inbox.Api.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is sent, the answer is a problem with a code and a sentence, never a 500. */
@ApiTest
class BadInputTest {

    private static final String CASES = """
        POST   conversations/{id}/messages | {"clientId":"x"                                   | 400 invalid | line 1
        POST   conversations/{id}/messages | nonsense                                          | 400 invalid | JSON
        POST   conversations/{id}/messages | []                                                | 400 invalid |
        POST   conversations/{id}/messages | "text"                                            | 400 invalid |
        POST   conversations/{id}/messages |                                                   | 400 invalid | body
        POST   conversations/{id}/messages | {}                                                | 422 invalid | clientId
        POST   conversations/{id}/messages | {"clientId":"x"}                                  | 422 invalid | content
        POST   conversations/{id}/messages | {"clientId":"x","content":{"text":"x"}}           | 400 invalid | type
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"song"}}        | 400 invalid | song
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"text"}}        | 422 invalid | content.text
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"text","text":" "}} | 422 invalid | content.text
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"text","text":{}}} | 400 invalid | content.text
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"text","text":"a\\u0000b"}} | 400 invalid | NUL
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"text","text":"\\ud83d"}} | 400 invalid | whole
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"notice","kind":"a","data":{}}} | 422 invalid | never sent
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"image"}}       | 422 invalid | content.attachment
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"image","attachment":{"id":"{id}"}}} | 422 invalid | Upload it first
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"image","attachment":{"id":"{id}","state":"stored"}}} | 422 invalid | Upload it first
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"video","attachment":{"id":"{id}","state":"stored"}}} | 422 invalid |
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"location","latitude":91,"longitude":0}} | 422 invalid | earth
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"contacts","cards":[]}} | 422 invalid | Parrot cannot carry contact cards
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"prompt","kind":"list","text":"?","options":[]}} | 422 invalid | Parrot cannot carry
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"prompt","kind":"buttons","text":"?","options":[]}} | 422 invalid | choose
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"prompt","kind":"buttons","text":"?","options":[{"id":"a","title":"same"},{"id":"b","title":"same"}]}} | 422 invalid | same
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"prompt","kind":"buttons","text":"?","options":[{"id":"a","title":"much longer than the channel can show"}]}} | 422 invalid | 20 characters
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"template","name":"","language":"en"}} | 422 invalid | content.name
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"text","text":"x"},"replyTo":{"messageId":"{id}"}} | 422 invalid | replyTo.messageId
        POST   conversations/{id}/messages | {"clientId":"x","content":{"type":"text","text":"x"},"replyTo":{"messageId":"abc"}} | 400 invalid | replyTo.messageId
        POST   conversations/nonsense/messages | {"clientId":"x"}                              | 404 not-found |
        GET    conversations/nonsense      |                                                   | 404 not-found | nonsense
        GET    conversations/{id}/nonsense |                                                   | 404 not-found |
        GET    nonsense                    |                                                   | 404 not-found |
        PUT    conversations               | {}                                                | 405 method-not-allowed |
        DELETE conversations/{id}          |                                                   | 405 method-not-allowed |
        GET    conversations?limit=0       |                                                   | 400 invalid | limit
        GET    conversations?limit=x       |                                                   | 400 invalid | limit
        GET    conversations?sort=x        |                                                   | 400 invalid | sort
        GET    conversations?status=x      |                                                   | 400 invalid | status
        GET    conversations?assignee=x    |                                                   | 400 invalid | assignee
        GET    conversations?unread=perhaps |                                                  | 400 invalid | unread
        GET    conversations?cursor=xyz    |                                                   | 400 invalid | cursor
        GET    conversations?cursor=TkVXRVNUfHRydWV8eHx5 |                                     | 400 invalid | cursor
        GET    conversations?q=a%00b       |                                                   | 400 invalid | NUL
        GET    conversations?q=%27%26%7C%21%3A%2A%28%29 |                                      | 200 | items
        GET    conversations?q=%EF%BF%BF%20%F0%9F%98%80 |                                      | 200 | items
        GET    conversations/{id}/messages?before=1&after=2 |                                  | 400 invalid | before
        GET    conversations/{id}/messages?before=x |                                          | 400 invalid | before
        PATCH  conversations/{id}          | {"status":"resolved"}                             | 422 invalid | open or pending
        PATCH  conversations/{id}          | {"status":"nonsense"}                             | 400 invalid | status
        PATCH  conversations/{id}          | {"language":"not a language"}                     | 422 invalid | language
        PATCH  conversations/{id}          | {"tags":[""]}                                     | 422 invalid | tags
        PATCH  conversations/{id}          | {"tags":"vip"}                                    | 400 invalid | tags
        PATCH  conversations/{id}          | {"fields":{"a":{}}}                               | 400 invalid | fields.a
        POST   conversations/{id}/assign   | {"agent":"nobody"}                                | 400 invalid | agent
        POST   conversations/{id}/messages/{id}/reactions | {"emoji":"x"}                      | 404 not-found |
        POST   conversations/{id}/messages/{inbound}/reactions | {"emoji":"words"}             | 422 invalid | emoji
        POST   conversations/{id}/messages/{inbound}/retry |                                   | 409 conflict | received
        DELETE conversations/{id}/messages/{inbound} |                                         | 409 conflict | failed
        POST   conversations/{id}/notes    | {"text":""}                                       | 422 invalid | text
        POST   conversations/{id}/notes    | {"text":"x","colour":"mauve"}                     | 422 invalid | colour
        PATCH  conversations/{id}/notes/{id} | {"text":"x"}                                    | 404 not-found |
        PUT    conversations/{id}/draft    | {"mode":"song","text":"x"}                        | 422 invalid | mode
        POST   conversations               | {}                                                | 422 invalid | connectionId
        POST   conversations               | {"connectionId":"none","content":{"type":"template","name":"a","language":"b"}} | 422 invalid | connectionId
        POST   conversations               | {"connectionId":"cage","to":{"kind":"phone","value":"12"},"content":{"type":"template","name":"a","language":"b"}} | 422 invalid | to.value
        POST   conversations               | {"connectionId":"cage","to":{"kind":"owl","value":"12"},"content":{"type":"template","name":"a","language":"b"}} | 400 invalid | to.kind
        POST   conversations               | {"connectionId":"cage","to":{"kind":"phone","value":"+491511234567"},"content":{"type":"text","text":"b"}} | 422 invalid | template
        PATCH  contacts/{id}               | {"name":"x"}                                      | 404 not-found |
        POST   agents                      | {"name":"x","email":"nowhere","password":"long enough","role":"agent"} | 422 invalid | email
        POST   agents                      | {"name":"x","email":"a@b.c","password":"short","role":"agent"} | 422 invalid | password
        POST   agents                      | {"name":"x","email":"a@b.c","password":"long enough","role":"king"} | 400 invalid | role
        POST   agents                      | {"name":"x","email":"ada@example.com","password":"long enough","role":"agent"} | 409 conflict | address
        POST   agents                      | {"name":"x","email":"q@b.c","password":"long enough","role":"agent","queues":["none"]} | 422 invalid | queues
        POST   queues                      | {"name":"x","id":"No Id"}                         | 422 invalid | id
        POST   queues                      | {"name":"Support","id":"support"}                 | 409 conflict | support
        DELETE queues/support              |                                                   | 409 conflict | use
        PATCH  queues/none                 | {"name":"x"}                                      | 404 not-found |
        POST   fields                      | {"name":"Bad Name"}                               | 422 invalid | name
        POST   fields                      | {"name":"choice","kind":"choice"}                 | 422 invalid | options
        POST   tokens                      | {"name":"x","role":"bot"}                         | 422 invalid | bot
        POST   connections                 | {"id":"x","channel":"pigeon","settings":{}}       | 422 invalid | pigeon
        POST   connections                 | {"id":"x","channel":"parrot","settings":{}}       | 422 invalid | cage
        POST   connections                 | {"id":"x","channel":"parrot","settings":{"cage":{"a":1}}} | 422 invalid | settings.cage
        PATCH  connections/cage            | {"settings":{"cage":"x"}}                         | 409 conflict | configuration
        DELETE connections/cage            |                                                   | 409 conflict | configuration
        GET    templates                   |                                                   | 400 invalid | connection
        GET    templates?connection=none   |                                                   | 404 not-found |
        GET    deliveries?outcome=x        |                                                   | 400 invalid | outcome
        GET    deliveries?cursor=x         |                                                   | 400 invalid | cursor
        POST   deliveries/{id}/items/0/requeue |                                               | 404 not-found |
        GET    events?epoch=x              |                                                   | 400 invalid | epoch
        GET    events?epoch={id}           |                                                   | 410 resync |
        GET    events?since=999999999      |                                                   | 410 resync |
        PUT    session/presence            | {"presence":"asleep"}                             | 400 invalid | presence
        PUT    session/presence            | {}                                                | 422 invalid | presence
        """;

    @Autowired
    private Office office;

    @TestFactory
    Stream<DynamicTest> isAnsweredWithWhatIsWrong() {
        UUID conversation = office.conversation("support", "Hello");
        String inbound = office.inbound(conversation);
        String fresh = UUID.randomUUID().toString();
        return CASES.lines().map(line -> DynamicTest.dynamicTest(line, () -> {
            String[] parts = line.split("\\|", -1);
            String[] head = parts[0].strip().split("\\s+");
            String path = head[1].replaceFirst("conversations/\\{id}", "conversations/" + conversation)
                .replace("{inbound}", inbound).replace("{id}", fresh);
            String body = parts[1].strip().replace("{id}", fresh);
            Answer answer = office.administrator().send(head[0], path, body.isEmpty() ? null : body);

            String[] expected = parts[2].strip().split(" ");
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(Integer.parseInt(expected[0]));
            assertThat(answer.raw().body()).contains(parts[3].strip());
            if (expected.length > 1) {
                assertThat(answer.code()).isEqualTo(expected[1]);
                assertThat(answer.text("/type")).isEqualTo("https://serai.io/problems/" + expected[1]);
                assertThat(answer.text("/detail")).isNotBlank();
                assertThat(answer.raw().headers().firstValue("content-type")).hasValueSatisfying(type ->
                    assertThat(type).startsWith("application/problem+json"));
            }
        }));
    }

    @Test
    void aBodyWithoutEndIsTooLarge() {
        Answer answer = office.administrator().post("conversations/" + UUID.randomUUID() + "/messages",
            "{\"clientId\":\"" + "x".repeat(2 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("too-large");
    }

    @Test
    void bottomlessNestingIsRefused() {
        Answer answer = office.administrator().patch("session/preferences", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
    }

    @Test
    void anotherTypeThanJsonIsNotUnderstood() {
        UUID id = office.conversation("support", "Hello");
        assertThat(office.administrator().send("POST", "conversations/" + id + "/notes", "text=x",
            Map.of("Content-Type", "application/x-www-form-urlencoded")).status()).isEqualTo(415);
        assertThat(office.administrator().send("POST", "conversations/" + id + "/notes", "<note/>",
            Map.of("Content-Type", "application/xml")).code()).isEqualTo("unsupported-type");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        UUID id = office.conversation("support", "Hello");
        Api api = office.administrator();
        byte[] broken = {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'};

        Answer answer = api.exchange(HttpRequest.newBuilder(api.uri("conversations/" + id + "/notes"))
            .header("Authorization", "Bearer " + Office.ADMIN_TOKEN).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(broken)).build());

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void filesOfOtherTypesAndEmptyOnesAreRefusedWhenTheyAreToBeSent() {
        UUID id = office.conversation("support", "Hello");
        Api api = office.administrator();
        assertThat(api.upload("attachments", "empty.png", "image/png", new byte[0]).status()).isEqualTo(422);
        assertThat(api.send("POST", "attachments", "{}").status()).isEqualTo(415);

        Answer file = api.upload("attachments", "lie.png", "image/png", "#!/bin/sh\necho".getBytes());
        assertThat(file.status()).isEqualTo(201);
        Answer refused = api.post("conversations/" + id + "/messages", """
            {"clientId":"lie","content":{"type":"image","attachment":{"id":"%s","state":"stored","mimeType":"image/png"}}}"""
            .formatted(file.text("/id")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail")).contains("Parrot takes pictures of the types image/png, image/jpeg, not");
    }
}
