-- What became of every file seen: the counts close.
select outcome, reason, count(*)::integer as n
from sources
group by outcome, reason
order by n desc, outcome, reason;
