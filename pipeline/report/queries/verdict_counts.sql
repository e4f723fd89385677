select verdict, count(*)::integer as n from reconciliation
where notice_id in (select notice_id from report_notice)
group by verdict order by verdict;
