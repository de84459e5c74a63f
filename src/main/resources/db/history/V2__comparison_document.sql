-- The comparison of a finished experiment, made once: one row for each form it can be had in.

create table comparison_document (
    id            varchar(64) primary key,
    experiment_id varchar(40) not null references experiment on delete cascade,
    document      text        not null
);
create index comparison_document_experiment on comparison_document (experiment_id);
