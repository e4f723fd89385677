-- Terms that set the statements of a category apart from all others, for all categories at once.
create temp table if not exists report_term as
select group_value as level1, term, n, leaves, reference_n, g2, log_odds_z, dispersion, notices_with, notices
from keyness
where grouping = 'level1' and g2 > 0 and leaves >= 2 and log_odds_z > 0;
