-- Processor time by what the threads do, as JSON. Null for what was measured before threads were told
-- apart: there cpu_seconds is all that is known.
alter table measurement add column cpu_by_group text;

-- What an event loop shows with nothing to do; 0 when it was not measured.
alter table measurement add column idle_loop_delay_nanos bigint not null default 0;
