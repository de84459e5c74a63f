-- A condition is kept as it is, whatever its factors are.

delete from flame_graph;
alter table flame_graph drop column db_latency_ns;
alter table flame_graph drop column pool_size;
alter table flame_graph drop column rate;
alter table flame_graph add column condition varchar(400) not null;
