alter table outbox
    add column taken       int not null default 0,  -- grows with every try, so that a late result meets only its own
    add column names       int not null default 0,  -- ids the provider had given the message when the present call began
    add column finished_at timestamptz;

create index outbox_due on outbox (connection_id, not_before, id) where state = 'due';
create index outbox_leases on outbox (lease_until) where state = 'sending';
create index outbox_unknown on outbox (id) where state = 'unknown';
create index outbox_finished on outbox (finished_at) where state in ('done', 'failed');
