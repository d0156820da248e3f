/** How fast this machine is: the SLA clock beside SQL in DuckDB, on the same made-up tickets. */
package io.countersign.schedules.bench;
