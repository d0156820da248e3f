insert into delivery_history (issue, recipient, channel, number, state, at, note)
select ?, ?, ?, count(*) + 1, ?, ?, ?
from delivery_history
where issue = ? and recipient = ? and channel = ?
