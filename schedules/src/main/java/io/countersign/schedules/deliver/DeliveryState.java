package io.countersign.schedules.deliver;

/** What has become of a delivery. */
public enum DeliveryState {
  planned,
  sending,
  accepted,
  failed,
  /** Perhaps it is there, perhaps not: held until somebody says which, or asks to send again. */
  unknown,
  /** The recipient may not see what it holds. */
  refused
}
