/**
 * All tables that lie between the feeds and the marts. {@code Steps} lists them; each is a step
 * named for its table, in the room of its subject. Rooms, lowest first: reference; initiative,
 * ledger, service, effort; value, sla, change; control.
 */
package io.countersign.transform;
