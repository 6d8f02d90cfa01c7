-- Who works here -----------------------------------------------------------------------------------------------------

create table agents (
    id            uuid primary key,
    email         text not null,
    name          text not null,
    password_hash text,                                     -- absent: signs in with a token only
    role          text not null check (role in ('administrator', 'supervisor', 'agent')),
    language      text not null default 'en',
    active        boolean not null default true,
    presence      text not null default 'offline' check (presence in ('available', 'busy', 'break', 'offline')),
    presence_reason text,
    presence_since  timestamptz not null default now(),
    lease_until   timestamptz,                              -- presence ends when no tab has renewed it
    chat_limit    int not null default 5,
    preferences   jsonb not null default '{}',
    created_at    timestamptz not null default now()
);
create unique index agents_email on agents (lower(email));

create table api_tokens (
    id           uuid primary key,
    name         text not null,
    role         text not null check (role in ('administrator', 'supervisor', 'agent', 'bot')),
    agent_id     uuid references agents,                    -- whose it is; absent for a machine's
    bot_id       text,
    hash         bytea not null unique,                     -- SHA-256 of the token: it is long and random
    created_at   timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at   timestamptz
);

create table teams (id text primary key, name text not null);
create table team_members (
    team_id  text not null references teams on delete cascade,
    agent_id uuid not null references agents on delete cascade,
    primary key (team_id, agent_id)
);

create table queues (
    id       text primary key,
    name     text not null,
    settings jsonb not null default '{}'
);
create table queue_members (
    queue_id text not null references queues on delete cascade,
    agent_id uuid not null references agents on delete cascade,
    primary key (queue_id, agent_id)
);

create table audit_log (
    id     bigint generated always as identity primary key,
    at     timestamptz not null default now(),
    actor  text not null,
    action text not null,
    target text not null,
    detail jsonb not null default '{}'
);

create table idempotency (
    actor      text not null,
    key        text not null,
    request    bytea not null,                              -- SHA-256 of method, path and body
    status     int,                                         -- absent while the first request runs
    response   jsonb,
    created_at timestamptz not null default now(),
    primary key (actor, key)
);

-- What is connected --------------------------------------------------------------------------------------------------

create table connections (
    id               text primary key,
    channel          text not null,
    origin           text not null check (origin in ('configuration', 'inbox')),
    settings         jsonb not null default '{}',           -- no secrets
    secrets          bytea,                                 -- encrypted
    queue            text,
    bot              text,
    state            text not null default 'connected'
        check (state in ('connected', 'degraded', 'needs-authorisation', 'disabled')),
    last_inbound_at  timestamptz,
    last_outbound_at timestamptz,
    last_error       jsonb,
    rejected         bigint not null default 0,             -- webhooks with a wrong signature: counted, nothing else kept
    created_at       timestamptz not null default now()
);

-- The ledger: what arrived, in order ---------------------------------------------------------------------------------

create table deliveries (
    id            uuid primary key,
    connection_id text not null,
    received_at   timestamptz not null,
    content_type  text not null,
    items         int not null,
    body          bytea not null                            -- the raw bytes, as they were signed
);
create index deliveries_by_connection on deliveries (connection_id, id desc);

create table ledger (
    partition     smallint not null,
    position      bigint not null,
    delivery_id   uuid not null,
    item          int not null,                             -- its place in the delivery
    connection_id text not null,
    customer      text not null,
    key           text not null,
    kind          text not null,
    payload       bytea not null,
    received_at   timestamptz not null,
    primary key (partition, position)
);
create index ledger_by_delivery on ledger (delivery_id);

create table ledger_heads (                                 -- the last position given out, per partition
    partition smallint primary key,
    position  bigint not null
);

create table reader_positions (                             -- the last position whose effects are committed
    reader    text not null,
    partition smallint not null,
    position  bigint not null,
    primary key (reader, partition)
);

create table outcomes (                                     -- how each item ended
    delivery_id uuid not null,
    item        int not null,
    outcome     text not null check (outcome in ('processed', 'duplicate', 'ignored', 'dead-letter')),
    reason      text,
    message_id  uuid,
    at          timestamptz not null,
    attempt     int not null default 1,                     -- grows with each replay
    primary key (delivery_id, item)
);
create index outcomes_dead on outcomes (at) where outcome = 'dead-letter';

-- People and what was said -------------------------------------------------------------------------------------------

create table contacts (
    id         uuid primary key,
    name       text,
    picture    text,
    language   text,
    fields     jsonb not null default '{}',
    opt_outs   jsonb not null default '[]',
    profile_at timestamptz,                                 -- when the provider was last asked for name and picture
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table identities (
    connection_id text not null,
    kind          text not null,
    value         text not null,
    channel       text not null,
    contact_id    uuid not null references contacts on delete cascade,
    created_at    timestamptz not null,
    primary key (connection_id, kind, value)
);
create index identities_by_contact on identities (contact_id);

create table conversations (
    id              uuid primary key,
    connection_id   text not null,
    channel         text not null,
    contact_id      uuid not null references contacts,
    status          text not null check (status in ('open', 'pending', 'resolved', 'closed')),
    handler         text not null check (handler in ('bot', 'queue', 'agent')),
    assignee        uuid references agents,
    participants    uuid[] not null default '{}',
    teams           text[] not null default '{}',
    queue           text,
    bot             text,
    subject         text,
    category        text,
    tags            text[] not null default '{}',
    fields          jsonb not null default '{}',
    language        text,
    rating          int,
    referral        jsonb,
    last_seq        bigint not null default 0,
    inbound_count   bigint not null default 0,
    last_inbound_at timestamptz,                            -- by the provider's clock: it opens the reply window
    waiting_since   timestamptz,
    last_message    jsonb,
    rev             bigint not null default 1,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    resolved_at     timestamptz
);
-- at most one conversation of a contact on a connection is under way
create unique index conversations_under_way on conversations (connection_id, contact_id)
    where status in ('open', 'pending');
create index conversations_by_contact on conversations (contact_id, updated_at desc);
create index conversations_by_update on conversations (updated_at desc, id desc);
create index conversations_by_status on conversations (status, updated_at desc, id desc);
create index conversations_by_assignee on conversations (assignee, status, updated_at desc, id desc);
create index conversations_by_queue on conversations (queue, status, updated_at desc, id desc);
create index conversations_waiting on conversations (waiting_since, id) where waiting_since is not null;

create table messages (
    id              uuid primary key,
    conversation_id uuid not null,
    seq             bigint not null,
    connection_id   text not null,
    direction       text not null,
    author_kind     text not null,
    author_id       text,
    author_name     text,
    content         jsonb not null,
    language        text,
    translations    jsonb not null default '[]',
    reply_to        jsonb,
    referral        jsonb,
    forwarded       text not null default 'none',
    reactions       jsonb not null default '[]',
    status          text not null,
    failure         jsonb,
    warnings        jsonb not null default '[]',
    external_id     text,
    client_id       text,
    edit_version    int not null default 0,
    sent_at         timestamptz not null,
    received_at     timestamptz not null,
    edited_at       timestamptz,
    deleted_at      timestamptz,
    rev             bigint not null default 1
);
create unique index messages_in_order on messages (conversation_id, seq);
create unique index messages_by_client_id on messages (conversation_id, client_id) where client_id is not null;

-- every id that a provider gave a message (one sent in parts has several): what makes a redelivery a duplicate
create table external_ids (
    connection_id text not null,
    external_id   text not null,
    message_id    uuid not null,
    primary key (connection_id, external_id)
);
create index external_ids_by_message on external_ids (message_id);

-- statuses, reactions, edits that came before the message they name
create table early_changes (
    connection_id text not null,
    external_id   text not null,
    change        jsonb not null,
    at            timestamptz not null default now()
);
create index early_changes_by_id on early_changes (connection_id, external_id);

create table attachments (
    id            uuid primary key,
    connection_id text,
    message_id    uuid,
    state         text not null,
    mime_type     text,
    file_name     text,
    size          bigint,
    sha256        text,
    source        jsonb,                                    -- where the provider has it; never shown
    uploaded_by   text,
    attempts      int not null default 0,
    not_before    timestamptz,
    created_at    timestamptz not null default now()
);
create index attachments_pending on attachments (not_before) where state = 'pending';
create index attachments_by_message on attachments (message_id);

create table reads (                                        -- how far each agent has read
    conversation_id uuid not null,
    agent_id        uuid not null references agents on delete cascade,
    seq             bigint not null,
    inbound_count   bigint not null,
    primary key (conversation_id, agent_id)
);

create table drafts (
    conversation_id uuid not null,
    agent_id        uuid not null references agents on delete cascade,
    mode            text not null check (mode in ('reply', 'note')),
    text            text not null,
    rev             bigint not null,
    updated_at      timestamptz not null,
    primary key (conversation_id, agent_id, mode)
);

create table notes (
    id              uuid primary key,
    conversation_id uuid not null references conversations on delete cascade,
    author_id       uuid references agents,
    author_name     text not null,
    text            text not null,
    colour          text not null default 'yellow' check (colour in ('yellow', 'blue', 'green', 'pink', 'grey')),
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index notes_by_conversation on notes (conversation_id, created_at);

create table canned_replies (
    id uuid primary key, title text not null, text text not null, tags text[] not null default '{}',
    updated_at timestamptz not null default now()
);
create table tags (name text primary key, colour text not null default 'grey');
create table fields (
    name text primary key, title text not null, entity text not null check (entity in ('conversation', 'contact')),
    kind text not null check (kind in ('text', 'number', 'date', 'choice')), options text[] not null default '{}'
);
create table templates (
    connection_id text not null, name text not null, language text not null, template jsonb not null,
    synced_at timestamptz not null, primary key (connection_id, name, language)
);

-- What is to go out --------------------------------------------------------------------------------------------------

create table outbox (
    id              bigint generated always as identity primary key,
    conversation_id uuid not null,
    connection_id   text not null,
    message_id      uuid,
    command         jsonb not null,                         -- kind: message, reaction, read
    state           text not null default 'due' check (state in ('due', 'sending', 'unknown', 'done', 'failed')),
    attempts        int not null default 0,
    parts_done      int not null default 0,
    not_before      timestamptz not null default now(),
    lease_until     timestamptz,                            -- of a send under way; run out: its outcome is unknown
    created_at      timestamptz not null default now()
);
create index outbox_under_way on outbox (connection_id, conversation_id, id) where state in ('due', 'sending', 'unknown');
create index outbox_by_message on outbox (message_id);

-- Events: what changed, in commit order ------------------------------------------------------------------------------

create table event_clock (                                  -- one row, locked until commit: that makes seq commit order
    singleton boolean primary key default true check (singleton),
    epoch uuid not null,
    seq   bigint not null
);
insert into event_clock (epoch, seq) values (gen_random_uuid(), 0);

create table events (
    seq             bigint primary key,
    type            text not null,
    entity_id       text not null,
    rev             bigint not null,
    at              timestamptz not null,
    conversation_id uuid,                                   -- who may see it follows from these
    connection_id   text,
    queue           text,
    assignee        uuid,
    agents          uuid[] not null default '{}',           -- participants, or the only agents it is meant for
    teams           text[] not null default '{}',
    audience        text not null check (audience in ('conversation', 'agents', 'everyone', 'supervisors')),
    data            jsonb not null
);
