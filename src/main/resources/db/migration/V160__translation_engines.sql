-- What engines answered, by a hash of everything the answer depends on; the text itself is not kept.
create table translation_answers (
    key         bytea primary key,
    text        text not null,
    -- The language the engine found, where it was not told.
    found       text,
    confidence  double precision,
    size        int not null,
    used_at     timestamptz not null
);
create index translation_answers_used on translation_answers (used_at);

-- What was asked of which engine, for whom it costs and who sets limits. A day is a day of UTC.
create table translation_usage (
    day         date not null,
    engine      text not null,
    source      text not null,
    target      text not null,
    purpose     text not null,
    calls       bigint not null default 0,
    texts       bigint not null default 0,
    characters  bigint not null default 0,
    failures    bigint not null default 0,
    -- Texts that were answered without asking the engine.
    cached      bigint not null default 0,
    cost        numeric(16, 6) not null default 0,
    primary key (day, engine, source, target, purpose)
);
