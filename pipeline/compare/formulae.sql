create or replace view formulae as
select field, phrase, length(phrase)::integer as characters, units, share_of_units, notices, statements, uses
from formula_phrases
order by field, share_of_units * characters desc, phrase;
