-- Every path a report or an export can name: sources, and the files that hold them.
select path from (select source_path as path from sources union select file_path from sources) where path is not null order by path;
