select count(*), coalesce(sha256(string_agg({row}, chr(10) order by {row})), '')
from {files}
