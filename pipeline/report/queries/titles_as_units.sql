-- Titles that stand for the unit where none was read.
select notice_id, title from notices where unit is null and title is not null order by notice_id;
