-- Translation in the life of a message (io.serai.translation.flow).

-- How translation goes: of the whole workspace ('workspace') and of single connections ('connection:<id>').
create table translation_rules (
    scope      text primary key,
    rules      jsonb not null,
    updated_at timestamptz not null
);

-- What is known and wished of a conversation's languages.
create table conversation_languages (
    conversation_id uuid primary key references conversations on delete cascade,
    chosen          text,                                   -- the customer's language, as a person said: always wins
    target          text,                                   -- the language agents read it in; absent: each their own
    enabled         boolean,                                -- absent: as the connection says
    memory          jsonb,                                  -- what detection has heard so far
    rev             bigint not null default 1               -- of the memory, so that of two who heard the last one counts
);

-- What is to be translated: durable, taken with skip locked, tried again with growing pauses, given up after a while.
create table translation_jobs (
    id              bigint generated always as identity primary key,
    kind            text not null check (kind in ('message', 'outbound', 'note')),
    subject_id      uuid not null,                          -- the message or the note
    conversation_id uuid not null,
    stage           text not null check (stage in ('detect', 'translate', 'send')),
    source          text,                                   -- from this language, where it is known
    languages       text[] not null default '{}',           -- into these
    purpose         text not null,                          -- as usage is counted
    attempts        int not null default 0,                 -- a result counts only for the try that it belongs to
    due_at          timestamptz not null,                   -- of one that is taken: when it is due again if nobody returns
    decide_at       timestamptz,                            -- outbound: when the rule for an engine that is down applies
    created_at      timestamptz not null,
    unique (kind, subject_id)
);
create index translation_jobs_due on translation_jobs (stage, due_at);
create index translation_jobs_to_decide on translation_jobs (decide_at) where decide_at is not null;

-- Up to where the events were followed, for notes, edits and handoffs.
create table translation_position (
    only_row boolean primary key default true check (only_row),
    epoch    uuid,
    seq      bigint not null default 0
);
insert into translation_position default values;

-- A message that waits for its translation keeps its place among those of its conversation.
alter table outbox drop constraint outbox_state_check,
    add constraint outbox_state_check check (state in ('due', 'sending', 'unknown', 'done', 'failed', 'translating'));
drop index outbox_under_way;
create index outbox_under_way on outbox (connection_id, conversation_id, id)
    where state in ('due', 'sending', 'unknown', 'translating');

alter table notes
    add column language     text,
    add column translations jsonb not null default '[]';
