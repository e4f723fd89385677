select run_id, manifest::varchar as manifest from runs order by run_id;
