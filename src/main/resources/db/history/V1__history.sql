-- What was asked for, what was found. Times are timestamptz; texts that only the program reads are JSON.

-- setups: separated by spaces, for whoever searches.
-- heartbeat_at: whoever runs an experiment writes the time here again and again. Others end it when that stays
-- the same for too long. Null before it runs.
-- cancel_asked: somebody wants it to end; whoever runs it reads that with its next sign.
-- claimed_by: the process that has taken it from the queue. One whose claim was kept, and which never heard of
-- that, finds it again by this. Null before it runs.
create table experiment (
    id                 varchar(40) primary key,
    status             varchar(16) not null,
    plan               text        not null,
    environment        text,
    preparation        text,
    submitted_at       timestamptz not null,
    started_at         timestamptz,
    ended_at           timestamptz,
    incomplete_because text,
    label              varchar(100),
    notes              text,
    setups             text        not null,
    heartbeat_at       timestamptz,
    cancel_asked       boolean     not null default false,
    claimed_by         varchar(36)
);
-- the list is newest first, the queue oldest first
create index experiment_submitted on experiment (submitted_at, id);
create index experiment_unfinished on experiment (status) where status in ('QUEUED', 'RUNNING');

-- A trial is one JSON document. Its distributions lie beside it, so that lists and details need not read them:
-- each as four bytes of length and HdrHistogram's compressed encoding, in the order of their numbers in the
-- document.
create sequence trial_seq increment by 10;
create table trial (
    id            bigint primary key,
    experiment_id varchar(40) not null references experiment on delete cascade,
    number        int         not null,
    document      text        not null,
    unique (experiment_id, number)
);
create table trial_distributions (
    trial_id bigint primary key references trial on delete cascade,
    data     bytea not null
);

-- The comparison of a finished experiment, made once: one row for each form it can be had in.
create table comparison_document (
    id            varchar(64) primary key,
    experiment_id varchar(40) not null references experiment on delete cascade,
    document      text        not null
);
create index comparison_document_experiment on comparison_document (experiment_id);

-- Flame graphs of an experiment, one for each setup, condition and event that was profiled.
-- html: packed with gzip; null where there is none, and then missing_because says why.
create table flame_graph (
    id              varchar(200) primary key,
    experiment_id   varchar(40)  not null references experiment on delete cascade,
    name            varchar(150) not null,
    setup           varchar(40)  not null,
    event           varchar(10)  not null,
    html            bytea,
    missing_because text,
    condition       varchar(400) not null
);
create index flame_graph_experiment on flame_graph (experiment_id);
