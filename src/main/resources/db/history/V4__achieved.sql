-- Right answers that arrived inside the window: what a system carried. Unknown for what was measured
-- before they were counted.
alter table measurement add column achieved bigint;
