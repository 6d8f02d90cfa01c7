-- A glossary keeps its versions for good: one that is deleted and made again goes on counting, so that what was
-- translated with an older version is never taken for the newer.
create table glossaries (
    id          text primary key,
    title       text not null,
    origin      text not null check (origin in ('file', 'inbox')),
    version     int not null,
    -- Empty: it holds for every connection.
    connections text[] not null default '{}',
    engine_ids  jsonb not null default '{}',
    -- Of the file it was read from.
    digest      text,
    gone        boolean not null default false,
    updated_at  timestamptz not null default now()
);

-- A term is never changed: it ends with one version, and what takes its place begins with the same.
create table glossary_terms (
    id             uuid not null,
    glossary       text not null references glossaries,
    since          int not null,
    until          int,
    language_from  text not null,
    language_to    text not null,
    source         text not null,
    -- Null: it stays as it is.
    target         text,
    match          text not null check (match in ('word', 'stem', 'part')),
    case_sensitive boolean not null,
    note           text,
    primary key (id, since)
);
create unique index glossary_terms_once on glossary_terms (glossary, language_from, language_to, lower(source))
    where until is null;
create index glossary_terms_of on glossary_terms (glossary, lower(source), id);

create table glossary_versions (
    glossary text not null references glossaries,
    version  int not null,
    at       timestamptz not null,
    by       text not null,
    added    int not null,
    removed  int not null,
    primary key (glossary, version)
);
