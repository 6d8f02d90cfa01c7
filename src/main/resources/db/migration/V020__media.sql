-- The key of signed links, made by the first gateway that needs it; all gateways on one database share it.
create table media_secret (
    singleton boolean primary key default true check (singleton),
    secret    bytea not null
);

-- Whether a file is still somebody's.
create index attachments_by_content on attachments (sha256) where state = 'stored';
