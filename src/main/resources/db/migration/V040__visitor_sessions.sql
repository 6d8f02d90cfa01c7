-- Browsers that chat: each has a token, and through it one visitor of one connection
create table visitor_sessions (
    hash          bytea primary key,                        -- SHA-256 of the token: it is long and random
    connection_id text not null,
    visitor_id    text not null,
    proof         bytea,                                    -- SHA-256 of the signature that proved the visitor's id;
                                                            -- absent for an anonymous visitor, whose id is ours
    name          text,
    language      text,
    fields        jsonb not null default '{}',
    created_at    timestamptz not null,
    used_at       timestamptz not null
);
create index visitor_sessions_by_use on visitor_sessions (used_at);
