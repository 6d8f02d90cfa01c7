-- Where a conversation is in its life (conversations.Life). Status and handler follow from the phase: Java writes the
-- three together, and the constraints below hold it, and whoever else writes here, to that.
alter table conversations
    add column phase           text not null default 'queued',
    add column queued_at       timestamptz,                 -- since when it waits for a person: its place in the queue
    add column priority        int not null default 0,      -- higher goes first
    add column skills          text[] not null default '{}',
    add column wanted_language text,                        -- the language in which the person is to answer
    add column handover        jsonb,                       -- reason, summary, fields, by, at: for whoever takes it
    add column thread_owner    text;                        -- another app that answers now (Meta's thread control)

update conversations set
    phase = case
        when status in ('resolved', 'closed') then status
        when assignee is not null then case status when 'pending' then 'hold' else 'active' end
        when handler = 'bot' and bot is not null then 'bot'
        else 'queued' end;
update conversations set
    status = case phase when 'hold' then 'pending' when 'resolved' then 'resolved' when 'closed' then 'closed' else 'open' end,
    handler = case when phase in ('active', 'hold') then 'agent' when phase = 'bot' then 'bot' when phase = 'queued' then 'queue'
        else handler end,
    queued_at = case when phase = 'queued' then coalesce(waiting_since, created_at) end
where status in ('open', 'pending');

alter table conversations
    add constraint conversations_phase check
        (phase in ('bot', 'queued', 'offered', 'active', 'hold', 'wrap-up', 'resolved', 'closed')),
    add constraint conversations_status_follows check (status = case phase when 'hold' then 'pending'
        when 'wrap-up' then 'resolved' when 'resolved' then 'resolved' when 'closed' then 'closed' else 'open' end),
    add constraint conversations_handler_follows check (handler = case phase when 'bot' then 'bot'
        when 'queued' then 'queue' when 'offered' then 'queue' when 'active' then 'agent' when 'hold' then 'agent'
        when 'wrap-up' then 'agent' else handler end),
    add constraint conversations_one_owner check (case when phase in ('active', 'hold', 'wrap-up') then assignee is not null
        when phase in ('bot', 'queued', 'offered') then assignee is null else true end);

create index conversations_queued on conversations (queue, priority desc, queued_at, id) where phase = 'queued';
create index conversations_held_by on conversations (assignee) where phase in ('active', 'hold', 'wrap-up');

-- Put to an agent, who accepts or not: a waiting conversation (route), one passed on (transfer), a place in one (invite)
create table offers (
    id              uuid primary key,
    conversation_id uuid not null references conversations on delete cascade,
    agent_id        uuid not null references agents on delete cascade,
    kind            text not null check (kind in ('route', 'transfer', 'invite')),
    queue           text,
    note            text,                                   -- of whoever passes on or invites
    by_agent        uuid references agents on delete set null,
    by_name         text,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    outcome         text check (outcome in ('accepted', 'declined', 'expired', 'withdrawn')),
    reason          text,                                   -- why not accepted
    ended_at        timestamptz
);
-- one card for an agent and a conversation, one receiver at a time; any number may be invited
create unique index offers_open_to_agent on offers (conversation_id, agent_id) where outcome is null;
create unique index offers_one_receiver on offers (conversation_id) where outcome is null and kind in ('route', 'transfer');
create index offers_due on offers (expires_at) where outcome is null;
create index offers_open_by_agent on offers (agent_id, created_at) where outcome is null;
create index offers_by_conversation on offers (conversation_id, created_at);

-- What an agent still notes down about a conversation that ended for them
create table wrapups (
    id              uuid primary key,
    conversation_id uuid not null references conversations on delete cascade,
    agent_id        uuid not null references agents on delete cascade,
    started_at      timestamptz not null,
    due_at          timestamptz not null,                   -- then it ends by itself, with the default reason
    reason          text,
    tags            text[] not null default '{}',
    note            text,
    fields          jsonb not null default '{}',
    automatic       boolean not null default false,
    ended_at        timestamptz
);
create unique index wrapups_open on wrapups (conversation_id, agent_id) where ended_at is null;
create index wrapups_due on wrapups (due_at) where ended_at is null;
create index wrapups_open_by_agent on wrapups (agent_id) where ended_at is null;

create table wrapup_reasons (
    id       text primary key,
    title    text not null,
    queue    text,                                          -- offered only for conversations of this queue
    position int not null default 0,
    standard boolean not null default false                 -- what an automatic end notes down
);
create unique index wrapup_reasons_standard on wrapup_reasons (standard) where standard;

-- Who is not to be heard: a person, or one name of theirs on one connection
create table bans (
    id            uuid primary key,
    contact_id    uuid references contacts on delete cascade,
    connection_id text,
    kind          text,
    value         text,
    reason        text not null,
    until         timestamptz,                              -- absent: until it is lifted
    by_agent      uuid references agents on delete set null,
    by_name       text not null,
    created_at    timestamptz not null,
    lifted_at     timestamptz,
    check ((contact_id is null) = (value is not null) and (value is null) = (connection_id is null)
        and (value is null) = (kind is null))
);
create unique index bans_of_contact on bans (contact_id) where lifted_at is null and contact_id is not null;
create unique index bans_of_identity on bans (connection_id, kind, value) where lifted_at is null and value is not null;
