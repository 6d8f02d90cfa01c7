-- Whose the conversation was when it was passed on: a supervisor may pass on what an agent has, who is then given it back.
alter table offers add column from_agent uuid references agents on delete set null;
