package io.serai.benchmark;

import io.serai.database.EmbeddedServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database as a large business has it after years: a conversation each of a million people, ten messages in each, most
 * of them resolved long ago. The words fall as words do: a few are in half of all messages, most in hardly any. Filled
 * once and kept in {@code target/crowded-<conversations>}.
 */
final class CrowdedDatabase {

    private static final int WORDS = 50_000;
    private static final int SENTENCES = 100_000;
    private static final int QUEUES = 20;
    private static final int AGENTS = 50;

    private final EmbeddedServer server;
    private final JdbcTemplate jdbc;
    private final long conversations;

    private CrowdedDatabase(EmbeddedServer server, long conversations) {
        this.server = server;
        this.conversations = conversations;
        this.jdbc = new JdbcTemplate(new DriverManagerDataSource(server.url("serai"), server.username(), server.password()));
    }

    static CrowdedDatabase open(long conversations) {
        EmbeddedServer server = EmbeddedServer.openDisposable(Path.of("target", "crowded-" + conversations));
        CrowdedDatabase database = new CrowdedDatabase(server, conversations);
        Flyway.configure().dataSource(server.url("serai"), server.username(), server.password()).outOfOrder(true).load()
            .migrate();
        if (!database.isFilled()) {
            database.fill();
        }
        return database;
    }

    Map<String, Object> settings() {
        return Map.of("serai.database.url", server.url("serai"), "serai.database.username", server.username(),
            "serai.database.password", server.password());
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    void close() {
        server.close();
    }

    private boolean isFilled() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select to_regclass('crowded') is not null", Boolean.class));
    }

    /** Word n of a language; frequent ones first. */
    static String word(int n) {
        StringBuilder word = new StringBuilder("w");
        for (int rest = n; rest > 0; rest /= 20) {
            word.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
        }
        return word.toString();
    }

    private void fill() {
        jdbc.execute("create table words (n int primary key, word text not null)");
        jdbc.batchUpdate("insert into words values (?, ?)", IntStream.range(0, WORDS)
            .mapToObj(n -> new Object[] {n, word(n) + (n == 0 ? "" : Integer.toString(n, 36))}).toList());
        jdbc.execute("""
            create function v7(at timestamptz, n bigint) returns uuid immutable language sql as $$
                select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008'
                    || lpad(to_hex(n), 15, '0'))::uuid $$;
            create table sentences as
                select n, (select string_agg(w.word, ' ') from generate_series(1, 10) g,
                    lateral (select floor(%d * power(random() + g * 0 + n * 0, 4))::int as pick) p
                    join words w on w.n = p.pick) as text
                from generate_series(0, %d) n;
            alter table sentences add column words tsvector;
            update sentences set words = array_to_tsvector(string_to_array(text, ' '));
            create unique index on sentences (n);
            drop index message_search_words; drop index contact_search_words;
            """.formatted(WORDS, SENTENCES - 1));
        people();
        conversations();
        messages();
        index();
        jdbc.execute("create table crowded ()");
    }

    private void people() {
        jdbc.update("""
            insert into queues (id, name) select 'queue-' || g, 'Queue ' || g from generate_series(1, ?) g""", QUEUES);
        jdbc.update("""
            insert into agents (id, email, name, role)
            select ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid, 'agent' || g || '@example.com',
                'Agent ' || g, 'agent' from generate_series(1, ?) g""", AGENTS);
        jdbc.update("""
            insert into queue_members (queue_id, agent_id)
            select 'queue-' || (1 + (g + k) % ?), ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid
            from generate_series(1, ?) g, generate_series(0, 2) k""", QUEUES, AGENTS);
        jdbc.update("""
            insert into contacts (id, name, created_at, updated_at)
            select v7('2025-01-01', g), initcap(w.word) || ' ' || initcap(v.word), now(), now()
            from generate_series(1, ?) g join words w on w.n = g %% 5000 join words v on v.n = (g * 7) %% 49999"""
                .replace("%%", "%"), conversations);
        jdbc.update("""
            insert into identities (connection_id, kind, value, channel, contact_id, created_at)
            select 'shop-' || (g % 5), 'phone', '49151' || lpad(g::text, 8, '0'), 'whatsapp',
                v7('2025-01-01', g), now() from generate_series(1, ?) g""", conversations);
    }

    private void conversations() {
        jdbc.execute("""
            insert into conversations (id, connection_id, channel, contact_id, status, phase, handler, assignee, queue, last_seq,
                inbound_count, last_inbound_at, waiting_since, rev, created_at, updated_at, tags, last_message)
            select v7(at, g), 'shop-' || (g %% 5), case g %% 5 when 0 then 'instagram' when 1 then 'messenger' else 'whatsapp' end,
                v7('2025-01-01', g),
                case when g > %1$d * 0.99 then 'open' when g > %1$d * 0.985 and g %% 3 <> 0 then 'pending'
                     when g > %1$d * 0.985 then 'open' else 'resolved' end,
                case when g <= %1$d * 0.985 then 'resolved' when g %% 3 = 0 then 'queued'
                     when g > %1$d * 0.99 then 'active' else 'hold' end,
                case when g %% 3 = 0 then 'queue' else 'agent' end,
                case when g %% 3 = 0 then null
                     else ('00000000-0000-7000-8000-' || lpad((1 + g %% 50)::text, 12, '0'))::uuid end,
                'queue-' || (1 + g %% 20), 10, 5, at, case when g > %1$d * 0.99 and g %% 2 = 0 then at end, 10, at, at,
                case when g %% 1000 = 0 then array['vip'] when g %% 3 = 0 then array['sale'] else '{}' end,
                jsonb_build_object('id', v7(at, g), 'conversationId', v7(at, g), 'seq', 10, 'direction', 'inbound',
                    'author', jsonb_build_object('kind', 'contact', 'name', 'Somebody'),
                    'content', jsonb_build_object('type', 'text', 'text', 'The last of what was said here'),
                    'translations', '[]'::jsonb, 'forwarded', 'none', 'reactions', '[]'::jsonb, 'status', 'received',
                    'warnings', '[]'::jsonb, 'sentAt', to_json(at), 'receivedAt', to_json(at), 'rev', 1)
            from (select g, date_trunc('second', now()) - (%1$d - g) * '31 seconds'::interval as at
                  from generate_series(1, %1$d) g) t""".formatted(conversations));
        jdbc.execute("create table crowd as select row_number() over (order by id) as n, "
            + "updated_at from conversations");
        jdbc.execute("create unique index on crowd (n)");
    }

    private void messages() {
        for (long from = 1; from <= conversations; from += 50_000) {
            jdbc.update("""
                with said as (select v7(at, g) as conversation, 'shop-' || (g % 5) as connection_id, at, s.seq,
                        p.text || ' order' || g as text, p.words || ('order' || g)::tsvector as words,
                        v7(at, g * 16 + s.seq) as id
                    from (select g, updated_at as at from generate_series(?::bigint, ?::bigint) g
                          join crowd c on c.n = g) t
                    cross join generate_series(1, 10) s (seq)
                    join sentences p on p.n = abs(hashint8(g * 16 + s.seq)) % 100000),
                kept as (insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, content,
                        status, sent_at, received_at)
                    select id, conversation, seq, connection_id,
                        case when seq % 2 = 0 then 'inbound' else 'outbound' end,
                        case when seq % 2 = 0 then 'contact' else 'agent' end,
                        jsonb_build_object('type', 'text', 'text', text), 'received', at, at
                    from said)
                insert into message_search (conversation_id, seq, words) select conversation, seq, words from said""",
                from, Math.min(conversations, from + 49_999));
        }
        jdbc.execute("""
            insert into contact_search (contact_id, words)
            select k.id, array_to_tsvector(string_to_array(lower(k.name) || ' ' || i.value || ' ' || right(i.value, 6), ' '))
            from contacts k join identities i on i.contact_id = k.id""");
    }

    private void index() {
        jdbc.execute("set maintenance_work_mem = '1GB'; create index message_search_words on message_search using gin (words)");
        jdbc.execute("create index contact_search_words on contact_search using gin (words)");
        jdbc.execute("vacuum analyze");
    }
}
