package io.countersign.schedules.run;

/** The lease ended and somebody else works on the slot; whoever meets this lets go of it. */
final class Overtaken extends RuntimeException {
  Overtaken(String slot) {
    super(slot);
  }
}
