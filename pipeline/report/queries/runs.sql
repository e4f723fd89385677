-- The run that made this database as it is; earlier runs of the folder stay in the table and out of the report, so that an
-- incremental run reports what a fresh one does.
select run_id, manifest::varchar as manifest
from runs
where run_id = coalesce((select value from meta where key = 'last_run'), run_id)
order by run_id;
