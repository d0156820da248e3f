package io.countersign.schedules.slot;

/**
 * The right to work on a slot.
 *
 * @param token higher with each claim; only the highest may say what became of the slot
 */
public record Claim(SlotRow standing, String owner, long token) {}
