-- Whether the outcome of a call was ever unknown: only then may a later status mean that it had arrived.
alter table outbox add column doubtful boolean not null default false;
