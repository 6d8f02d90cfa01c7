-- Search: the words of messages and of people, written by an indexer that follows the events, never in the way of
-- what arrives. The words are made in Java (Words), so every script is cut the same way when written and when asked.
create table message_search (
    conversation_id uuid not null,
    seq             bigint not null,
    words           tsvector not null,
    primary key (conversation_id, seq)
);
alter table message_search alter column words set statistics 500;
create index message_search_words on message_search using gin (words);

create table contact_search (
    contact_id uuid primary key references contacts on delete cascade,
    words      tsvector not null
);
create index contact_search_words on contact_search using gin (words);

create table search_position (                              -- one row: up to where the indexer has followed
    only_row boolean primary key default true check (only_row),
    epoch    uuid,
    seq      bigint not null default 0,
    backfill uuid                                           -- the last message of the past that was indexed, while some remain
);
insert into search_position default values;

-- Lists: each way to see a conversation (accounts.Sight) and each filter that leads a list has an index in its order.
create index conversations_by_connection on conversations (connection_id, status, updated_at desc, id desc);
create index conversations_by_participant on conversations using gin (participants) where participants <> '{}';
create index conversations_by_team on conversations using gin (teams) where teams <> '{}';
create index conversations_by_tag on conversations using gin (tags) where tags <> '{}';
create index conversations_by_bot on conversations (bot, status, updated_at desc, id desc) where bot is not null;
