-- A bot sees the events of its own conversations, as an agent sees those of theirs.
alter table events add column bot text;
