-- Whoever runs an experiment writes the time here again and again. Others end it when that stays the same
-- for too long. Null before it runs, and for what ran before there were signs.
alter table experiment add column heartbeat_at timestamptz;

-- Somebody wants it to end; whoever runs it reads that with its next sign.
alter table experiment add column cancel_asked boolean not null default false;
