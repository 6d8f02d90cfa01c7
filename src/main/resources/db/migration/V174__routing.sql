-- Routing: who can answer what. Decisions are made from a picture in memory; what the picture shows is here.

-- What an agent can do, and whether they let an offer pass: RONA is left by hand only, whatever the presence.
alter table agents
    add column skills     jsonb not null default '{}',      -- {"billing": 3}: a word and how well, 1 to 5
    add column languages  text[] not null default '{}',     -- spoken well, beside agents.language
    add column rona_since timestamptz,
    add column routed_at  timestamptz,                      -- when they were last offered something: round robin
    add column idle_since timestamptz;                      -- when a conversation of theirs last ended: longest idle

create index queue_members_by_agent on queue_members (agent_id);
create index team_members_by_agent on team_members (agent_id);

alter table queues
    add column declared text[] not null default '{}',       -- settings that configuration declares: changed there only
    add column stats    jsonb;                              -- as last told of: the same is not told again

-- The queues that a waiting conversation has left for another: it comes to none of them again.
create table overflows (
    conversation_id uuid not null references conversations on delete cascade,
    queue           text not null,
    at              timestamptz not null,
    primary key (conversation_id, queue)
);

-- When a contact who waits must have an answer; by the due times, so that a kill loses no warning and no mark.
create table response_times (
    conversation_id uuid primary key references conversations on delete cascade,
    kind            text not null check (kind in ('first', 'next')),
    waiting_since   timestamptz not null,                   -- of which waiting: another one has other times
    warn_at         timestamptz,                            -- null once warned
    due_at          timestamptz not null,
    overdue         boolean not null default false
);
create index response_times_to_warn on response_times (warn_at) where warn_at is not null;
create index response_times_to_mark on response_times (due_at) where not overdue;
