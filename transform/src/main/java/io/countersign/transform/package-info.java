/**
 * All tables that lie between the feeds and the marts. {@code Steps} lists them; each is a folder
 * of the module with {@code step.sql}, a class named for it in the room of its subject, or both:
 * the class where something walks, branches, is shared out or refused. Rooms, lowest first:
 * reference; initiative, ledger, service, effort; value, sla, change; control.
 */
package io.countersign.transform;
