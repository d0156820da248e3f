/** Who gets what, by which channel, and the ledger of what became of it. */
package io.countersign.schedules.deliver;
