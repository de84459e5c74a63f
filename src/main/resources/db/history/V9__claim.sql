-- The process that has taken it from the queue. One whose claim was kept, and which never heard of that, finds
-- it again by this. Null before it runs, and for what was taken before there were such names.
alter table experiment add column claimed_by varchar(36);
