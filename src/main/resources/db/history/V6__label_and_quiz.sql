-- What people call an experiment and note on it, and its setups by name, for whoever searches.

alter table experiment
    add column label  varchar(100),
    add column notes  text,
    add column setups text not null default '';

update experiment set setups = coalesce(
    (select string_agg(setup, ' ' order by n)
     from json_array_elements_text(plan::json -> 'setups') with ordinality as s (setup, n)), '');

alter table experiment alter column setups drop default;

-- wrong: ids of questions, separated by spaces. The newest are kept, see QuizStore.
create sequence quiz_attempt_seq;
create table quiz_attempt (
    id            bigint primary key,
    quiz_version  varchar(40) not null,
    right_answers int         not null,
    questions     int         not null,
    wrong         text        not null,
    attempted_at  timestamptz not null
);
