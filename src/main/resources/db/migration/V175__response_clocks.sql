-- The row stays while its conversation is with people: once answered no time runs, and the next one that does is another.
alter table response_times
    alter column waiting_since drop not null,
    alter column due_at drop not null;
