-- Bytes of the longest text that a long list shows; a text has never more UTF-16 units than bytes.
select max(bytes)::integer as bytes
from (
  select max(greatest(strlen(text), strlen(status_raw))) as bytes from problems
  union all select max(strlen(text)) from measures
  union all select max(greatest(strlen(message), strlen(remedy))) from findings
  union all select max(strlen(raw)) from declared_counts
  union all select max(greatest(strlen(title), strlen(unit), strlen(source_path), strlen(url))) from notices
);
