-- What was asked for, what was found. Times are timestamptz, durations nanoseconds, texts that only the
-- program reads are JSON.

create table experiment (
    id                 varchar(40) primary key,
    status             varchar(16) not null,
    plan               text        not null,
    environment        text,
    preparation        text,
    submitted_at       timestamptz not null,
    started_at         timestamptz,
    ended_at           timestamptz,
    incomplete_because text
);
-- the list is newest first, the queue oldest first
create index experiment_submitted on experiment (submitted_at, id);
create index experiment_unfinished on experiment (status) where status in ('QUEUED', 'RUNNING');

create sequence trial_seq increment by 10;
create table trial (
    id             bigint primary key,
    experiment_id  varchar(40) not null references experiment on delete cascade,
    number         int         not null,
    round          int         not null,
    setup          varchar(64) not null,
    started_at     timestamptz not null,
    startup_nanos  bigint,
    warmup_nanos   bigint,
    warmup_settled boolean     not null,
    failure        text,
    unique (experiment_id, number)
);

create sequence measurement_seq increment by 10;
create table measurement (
    id                     bigint primary key,
    trial_id               bigint           not null references trial on delete cascade,
    position               int              not null,
    db_latency_nanos       bigint           not null,
    started_at             timestamptz      not null,
    duration_nanos         bigint           not null,
    offered_rate           double precision not null,
    intended               bigint           not null,
    sent                   bigint           not null,
    succeeded              bigint           not null,
    dropped                bigint           not null,
    timeouts               bigint           not null,
    connect_failures       bigint           not null,
    bad_status             bigint           not null,
    wrong_answers          bigint           not null,
    unfinished             bigint           not null,
    max_in_flight          bigint           not null,
    slices                 text             not null,
    loop_samples           bigint           not null,
    loop_blocked_samples   bigint           not null,
    culprits               text             not null,
    bystanders_sent        bigint           not null,
    failed_liveness_probes bigint           not null,
    max_used               bigint           not null,
    left_open              bigint           not null,
    cross_loop_share       double precision not null,
    cpu_seconds            double precision not null,
    peak_rss_bytes         bigint           not null,
    invalid_because        text,
    unique (trial_id, position)
);

-- HdrHistogram's compressed encoding; those of the same name can be added.
-- slice: the second of the window, -1 for the whole of it
create sequence measurement_histogram_seq increment by 50;
create table measurement_histogram (
    id             bigint primary key,
    measurement_id bigint      not null references measurement on delete cascade,
    name           varchar(32) not null,
    slice          int         not null,
    data           bytea       not null,
    unique (measurement_id, name, slice)
);
