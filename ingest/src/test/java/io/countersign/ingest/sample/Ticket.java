package io.countersign.ingest.sample;

import java.time.Instant;

/**
 * A ticket as the desk keeps it. Instants that are not reached are null.
 *
 * @param sort INC, REQ, PRB or TSK
 * @param state the desk's own word
 */
record Ticket(
    String number,
    String sort,
    String service,
    String priority,
    String state,
    Instant opened,
    Instant answered,
    Instant fixed) {

  boolean severe() {
    return sort.equals("INC") && (priority.equals("P1") || priority.equals("P2"));
  }

  Ticket priority(String other) {
    return new Ticket(number, sort, service, other, state, opened, answered, fixed);
  }

  Ticket state(String other) {
    return new Ticket(number, sort, service, priority, other, opened, answered, fixed);
  }
}
