/**
 * The slots in the state database: planned ahead, claimed by one runner at a time under a fencing
 * token, with what became of each try. Whoever loses a claim ({@code ClaimLost}) writes nothing.
 * {@code Claims} is where a slot is claimed.
 */
package io.countersign.schedules.slot;
