package io.countersign.schedules;

import io.countersign.schedules.deliver.Parcel;
import java.util.Optional;

/** What the issue register knows that a schedule waits for. */
interface Governance {
  boolean closed(String period);

  /** The issue as a second person has released it; empty where nobody has. */
  Optional<Parcel> released(Parcel issued);
}
