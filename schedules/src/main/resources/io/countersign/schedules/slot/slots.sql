select schedule, slot, due, period, state, reason, attempts, since, told, owner, token
from slots
