-- Flame graphs of an experiment, one for each setup, condition and event that was profiled.
-- html: packed with gzip; null where there is none, and then missing_because says why.

create table flame_graph (
    id              varchar(200) primary key,
    experiment_id   varchar(40) not null references experiment on delete cascade,
    name            varchar(150) not null,
    setup           varchar(40) not null,
    db_latency_ns   bigint      not null,
    pool_size       int,
    rate            double precision,
    event           varchar(10) not null,
    html            bytea,
    missing_because text
);
create index flame_graph_experiment on flame_graph (experiment_id);
