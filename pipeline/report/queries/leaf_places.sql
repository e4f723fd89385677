-- Which leaf stands where in the list.
select problem_id, place from report_list order by place;
