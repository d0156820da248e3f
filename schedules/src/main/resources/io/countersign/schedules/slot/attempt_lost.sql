update attempts set ended_at = ?, outcome = 'lost', note = 'The runner was not heard of until its lease ended.'
where schedule = ? and slot = ? and ended_at is null
