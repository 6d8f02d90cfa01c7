-- What media removes: files of messages that were taken back, files that no message came for.
create index messages_deleted on messages (deleted_at) where deleted_at is not null;
create index attachments_unsent on attachments (created_at) where message_id is null and state = 'stored';
create index attachments_leftover on attachments (sha256) where state = 'expired' and sha256 is not null;
