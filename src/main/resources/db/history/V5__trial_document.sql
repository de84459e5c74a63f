-- A trial is one JSON document, the same that its windows are everywhere else. Its distributions lie
-- beside it, so that lists and details need not read them: each as four bytes of length and HdrHistogram's
-- compressed encoding, in the order of their numbers in the document.

alter table trial add column document text;

create table trial_distributions (
    trial_id bigint primary key references trial on delete cascade,
    data     bytea not null
);

create temporary table numbered on commit drop as
select m.trial_id, h.measurement_id, h.name, h.slice, h.data,
       row_number() over (partition by m.trial_id order by m.position, h.slice, h.name) - 1 as n
from measurement_histogram h
join measurement m on m.id = h.measurement_id;
create index on numbered (measurement_id, slice);

insert into trial_distributions (trial_id, data)
select t.id, coalesce(string_agg(int4send(length(n.data)) || n.data, ''::bytea order by n.n), ''::bytea)
from trial t left join numbered n on n.trial_id = t.id
group by t.id;

create function pg_temp.iso(nanos bigint) returns text language sql as
$$ select 'PT' || (nanos / 1e9)::numeric(20, 9) || 'S' $$;

create function pg_temp.iso(moment timestamptz) returns text language sql as
$$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

create function pg_temp.place(measurement bigint, distribution text, second int) returns bigint language sql as
$$ select coalesce((select n from numbered
                    where measurement_id = measurement and name = distribution and slice = second), -1) $$;

update trial t set document = json_build_object(
    'number', t.number,
    'round', t.round,
    'setup', t.setup,
    'startedAt', pg_temp.iso(t.started_at),
    'startup', pg_temp.iso(t.startup_nanos),
    'warmup', pg_temp.iso(t.warmup_nanos),
    'warmupSettled', t.warmup_settled,
    'failure', t.failure,
    'windows', coalesce((
        select json_agg(json_build_object(
            'condition', json_build_object('dbLatency', pg_temp.iso(m.db_latency_nanos)),
            'load', json_build_object(
                'startedAt', pg_temp.iso(m.started_at),
                'duration', pg_temp.iso(m.duration_nanos),
                'drainTime', pg_temp.iso(0),
                'offeredRate', m.offered_rate,
                'counts', json_build_object(
                    'intended', m.intended,
                    'sent', m.sent,
                    'succeeded', m.succeeded,
                    'achieved', coalesce(m.achieved, -1),
                    'dropped', m.dropped,
                    'timeouts', m.timeouts,
                    'connectFailures', m.connect_failures,
                    'badStatus', m.bad_status,
                    'wrongAnswers', m.wrong_answers,
                    'unfinished', m.unfinished,
                    'maxInFlight', m.max_in_flight),
                'responseTime', pg_temp.place(m.id, 'response', -1),
                'serviceTime', pg_temp.place(m.id, 'service', -1),
                'generatorLag', pg_temp.place(m.id, 'lag', -1),
                'slices', coalesce((
                    select json_agg(json_build_object(
                        'startSeconds', s.value -> 'startSeconds',
                        'intended', coalesce((s.value ->> 'intended')::bigint, 0),
                        'achieved', coalesce((s.value ->> 'achieved')::bigint, 0),
                        'notServed', coalesce((s.value ->> 'notServed')::bigint, 0),
                        'responseTime', pg_temp.place(m.id, 'response', s.ordinality::int - 1))
                        order by s.ordinality)
                    from json_array_elements(m.slices::json) with ordinality s), '[]'::json),
                'bystander', json_build_object(
                    'responseTime', pg_temp.place(m.id, 'bystander', -1),
                    'sent', m.bystanders_sent,
                    'failedLivenessProbes', m.failed_liveness_probes)),
            'sut', json_build_object(
                'loops', json_build_object(
                    'delay', pg_temp.place(m.id, 'loop-delay', -1),
                    'idleDelayNanos', m.idle_loop_delay_nanos,
                    'maxDelayNanosPerSecond', coalesce((
                        select json_agg(round(coalesce((s.value ->> 'loopDelayMaxMs')::numeric, 0) * 1000000)::bigint
                                        order by s.ordinality)
                        from json_array_elements(m.slices::json) with ordinality s), '[]'::json),
                    'samples', m.loop_samples,
                    'blockedSamples', m.loop_blocked_samples,
                    'culprits', m.culprits::json),
                'sessions', json_build_object(
                    'waitTime', pg_temp.place(m.id, 'wait', -1),
                    'holdTime', pg_temp.place(m.id, 'hold', -1),
                    'databaseTime', pg_temp.place(m.id, 'database', -1),
                    'maxUsed', m.max_used,
                    'refused', 0,
                    'leftOpen', m.left_open,
                    'crossLoopShare', m.cross_loop_share),
                'cpu', coalesce(m.cpu_by_group::json, json_build_object(
                    'eventLoops', 'NaN', 'workers', 'NaN', 'compiler', 'NaN', 'collector', 'NaN',
                    'other', m.cpu_seconds)),
                'throttledSeconds', 'NaN',
                'peakRssBytes', m.peak_rss_bytes),
            'invalidBecause', m.invalid_because)
            order by m.position)
        from measurement m where m.trial_id = t.id), '[]'::json))::text;

alter table trial
    alter column document set not null,
    drop column round,
    drop column setup,
    drop column started_at,
    drop column startup_nanos,
    drop column warmup_nanos,
    drop column warmup_settled,
    drop column failure;
drop table measurement_histogram;
drop table measurement;
drop sequence measurement_histogram_seq;
drop sequence measurement_seq;

-- The plan as the API takes it, so that there is one way to write it down.
create function pg_temp.seconds(iso text) returns double precision language sql as
$$ select extract(epoch from iso::interval)::double precision $$;

update experiment e set plan = json_strip_nulls(json_build_object(
    'setups', p -> 'setups',
    'workload', p -> 'workload',
    'scale', p -> 'scale',
    'rate', case when p ->> 'load' = 'CLOSED' then null
                 when (p ->> 'rate')::double precision = 0 then 'auto' else p ->> 'rate' end,
    'arrivals', case when p ->> 'load' = 'CLOSED' then null
                     when (p ->> 'poisson')::boolean then 'poisson' else 'constant' end,
    'users', case when p ->> 'load' = 'CLOSED' then p -> 'users' end,
    'connections', p -> 'connections',
    'pooledClient', p -> 'pooledClient',
    'maxInFlight', p -> 'maxInFlight',
    'timeoutSeconds', pg_temp.seconds(p ->> 'timeout'),
    'poolSize', p -> 'poolSize',
    'dbLatencyMs', (select json_agg(pg_temp.seconds(iso) * 1000 order by place)
                    from json_array_elements_text(p -> 'dbLatencies') with ordinality as l (iso, place)),
    'slowCallMs', pg_temp.seconds(p ->> 'slowCall') * 1000,
    'warmupSeconds', pg_temp.seconds(p ->> 'warmup'),
    'durationSeconds', pg_temp.seconds(p ->> 'duration'),
    'trials', p -> 'trials',
    'seed', p -> 'seed',
    'aa', p -> 'aa'))::text
from (select id, plan::json as p from experiment) as before
where before.id = e.id and before.p -> 'dbLatencies' is not null;

-- Made anew in the present form when somebody asks.
delete from comparison_document;
