-- What several queries, those of the report among them, say in one word.

-- Below this many of what is divided by, counts stand alone (`statistics/least-denominator.ts`).
create or replace macro least_denominator() as 10;

-- Keyness. a, b: the term and all else in the group; c, d: the same in the reference.

-- Dunning (1993) log-likelihood ratio of the 2×2 table, negative where the term is rarer than in the reference.
create or replace macro likelihood_part(observed, expected) as
  if(observed > 0, observed * ln(observed / expected), 0);
create or replace macro signed_g2(a, b, c, d) as
  case when c + d > 0 then sign(a * d - b * c) * 2 * greatest(
    likelihood_part(a, (a + b) * (a + c) / (a + b + c + d))
    + likelihood_part(b, (a + b) * (b + d) / (a + b + c + d))
    + likelihood_part(c, (c + d) * (a + c) / (a + b + c + d))
    + likelihood_part(d, (c + d) * (b + d) / (a + b + c + d)), 0) end;

-- Monroe, Colaresi & Quinn (2008), equations 16, 19 and 22: log odds ratio under an informative Dirichlet prior of
-- which `prior` falls to the term and `prior_total` to all, and its z.
create or replace macro prior_log_odds(a, b, c, d, prior, prior_total) as
  case when c + d > 0 and prior < prior_total then
    ln((a + prior) / (b + prior_total - prior)) - ln((c + prior) / (d + prior_total - prior)) end;
create or replace macro prior_log_odds_z(a, b, c, d, prior, prior_total) as
  prior_log_odds(a, b, c, d, prior, prior_total) / sqrt(1 / (a + prior) + 1 / (c + prior));

-- The same with an informative prior of 500 terms in the profile of group and reference: about the statements of one notice.
create or replace macro prior_terms() as 500.0::double;
create or replace macro keyness_z(a, b, c, d) as
  prior_log_odds_z(a, b, c, d, prior_terms() * (a + c) / (a + b + c + d), prior_terms());
