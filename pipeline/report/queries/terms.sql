-- Terms that set the statements of a category apart from all others, strongest first.
select term, n, leaves, reference_n, g2, log_odds_z, dispersion, notices_with, notices
from report_term
where level1 = $level1
order by log_odds_z desc, n desc, term
limit 200;
