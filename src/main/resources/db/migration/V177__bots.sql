create table bots (
    id            text primary key,
    kind          text not null,
    name          text not null,
    origin        text not null check (origin in ('configuration', 'inbox')),
    human_support boolean not null default true,            -- off: it hands nobody over
    queue         text,                                     -- where those wait whom it hands over
    fallback      text,                                     -- what it says when it cannot answer
    settings      jsonb not null default '{}',              -- no secrets
    secrets       bytea,                                    -- encrypted
    problem       text,                                     -- why it cannot work as it is declared; absent: it works
    created_at    timestamptz not null default now(),
    removed_at    timestamptz
);

-- Who answers the customers that a bot hands over, and sees its conversations -----------------------------------------

create table bot_members (
    bot_id   text not null references bots on delete cascade,
    agent_id uuid not null references agents on delete cascade,
    primary key (bot_id, agent_id)
);
create index bot_members_by_agent on bot_members (agent_id);
create table bot_teams (
    bot_id  text not null references bots on delete cascade,
    team_id text not null references teams on delete cascade,
    primary key (bot_id, team_id)
);
create index bot_teams_by_team on bot_teams (team_id);

-- What awaits a bot's answer: a row for each message of a customer whom a bot answers -----------------------------------

create table bot_turns (
    id              uuid primary key,
    bot             text not null,
    conversation_id uuid not null,
    message_id      uuid not null unique,
    seq             bigint not null,                        -- the message's place: a conversation's turns in order
    state           text not null default 'due' check (state in ('due', 'asking', 'answered', 'dropped', 'failed')),
    attempts        int not null default 0,
    not_before      timestamptz not null,
    lease_until     timestamptz,                            -- of a call under way; run out: its gateway is gone
    reason          text,                                   -- why it was dropped or failed, for people
    created_at      timestamptz not null,
    ended_at        timestamptz
);
create index bot_turns_due on bot_turns (not_before) where state = 'due';
create index bot_turns_open on bot_turns (conversation_id, seq) where state in ('due', 'asking');
create index bot_turns_leases on bot_turns (lease_until) where state = 'asking';
create index bot_turns_ended on bot_turns (ended_at) where ended_at is not null;

create table bot_memory (                                   -- what a bot wants to remember of a conversation
    conversation_id uuid primary key,
    bot             text not null,
    memory          jsonb not null
);

create index connections_by_bot on connections (bot) where bot is not null;
