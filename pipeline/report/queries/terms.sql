-- Terms that set the statements of a category apart from all others, strongest first.
select term, n, leaves, reference_n, g2, log_odds_z, dispersion, notices_with, notices
from keyness
where grouping = 'level1' and group_value = $level1 and g2 > 0 and leaves >= 2 and log_odds_z > 0
order by log_odds_z desc, n desc, term
limit 200;
