select source, count(*)::integer as n from completion
where notice_id in (select notice_id from report_leaf)
group by source order by source;
