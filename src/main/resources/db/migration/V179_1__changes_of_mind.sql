-- Customers who wait for a person and say that they no longer want to: what is still to be done about it
create table changes_of_mind (
    message_id      uuid primary key,
    conversation_id uuid not null,
    created_at      timestamptz not null
);
