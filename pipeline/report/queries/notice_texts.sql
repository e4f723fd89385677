-- Texts of the notices and of the other texts read, a few at a time: all of a large corpus would not fit into memory.
select notice_id, text from notices where notice_id > $after order by notice_id limit $limit;
