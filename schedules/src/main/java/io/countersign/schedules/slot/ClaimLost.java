package io.countersign.schedules.slot;

/** The lease ended and somebody else works on the slot; whoever meets this lets go of it. */
public final class ClaimLost extends RuntimeException {
  ClaimLost(String slot) {
    super(slot);
  }
}
