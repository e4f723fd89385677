-- Texts of the notices, a few at a time: all of a large corpus would not fit into memory.
select notice_id, text from notices where notice_id > $after and is_notice order by notice_id limit $limit;
