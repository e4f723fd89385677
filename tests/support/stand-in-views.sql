-- Stand-ins for the views of compare with the columns of DESIGN.md section 3, until compare is there.
create view unit_category as
with leaf as (select * from compared_leaves where not is_withheld), u as (select unit_id, any_value(unit) unit, count(*) d from leaf group by 1),
k as (select level1, count(*) kn from leaf group by 1),
t as (select count(*) n from leaf),
g as (
  select u.unit_id, u.unit, k.level1, u.d as denominator, k.kn, t.n as total,
    (select count(*) from leaf l where l.unit_id = u.unit_id and l.level1 = k.level1) as n
  from u cross join k cross join t
), r as (
  select *, denominator * kn / total as expected,
    (n - denominator * kn / total) / sqrt(denominator * kn / total * (1 - denominator / total) * (1 - kn / total)) as residual
  from g
)
select unit_id, unit, level1, n, denominator, n / denominator as share, expected, residual, residual as log_odds_z,
  2 / (1 + exp(1.702 * abs(residual))) as p, least(1, 2 / (1 + exp(1.702 * abs(residual))) * 8) as p_adjusted,
  denominator < 10 as small_n
from r;

