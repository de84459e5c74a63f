-- Whose processor time it was, in seconds; null in rows from before it was told apart.
alter table measurement
    add column cpu_compiler_seconds   double precision,
    add column cpu_gc_seconds         double precision,
    add column cpu_event_loop_seconds double precision,
    add column cpu_worker_seconds     double precision;

-- What an event loop shows with nothing to do; 0 when it was not measured.
alter table measurement
    add column idle_loop_delay_nanos bigint not null default 0;
