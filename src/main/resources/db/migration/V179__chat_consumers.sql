-- How far each chat:events consumer of somebody's routes has come; held by one gateway at a time
create table chat_consumers (
    name          text primary key,
    epoch         uuid not null,
    seq           bigint not null,                         -- everything up to this was handled
    holder        uuid,
    lease_until   timestamptz,
    attempts      int not null default 0,                  -- failures on the event after seq
    not_before    timestamptz not null,
    error         text,                                    -- the class of the last failure: never what it quoted
    failing_since timestamptz
);

-- Events that a route failed on again and again
create table chat_failures (
    name      text not null,
    seq       bigint not null,
    type      text not null,
    entity_id text not null,
    at        timestamptz not null,
    error     text not null,
    primary key (name, seq)
);
