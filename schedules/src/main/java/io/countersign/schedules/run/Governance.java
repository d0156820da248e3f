package io.countersign.schedules.run;

import io.countersign.schedules.deliver.Parcel;
import java.util.List;
import java.util.Optional;

/** What the issue register knows that a schedule waits for. */
interface Governance {
  boolean closed(String period);

  /** The issues that a report's period was closed with; none where it is open. */
  List<Parcel> settled(String report, String period);

  /** An issue as it was noted. */
  Parcel known(String issue);

  /**
   * The issue as a second person has released it, or the one that took its place since, saying so;
   * empty where nobody has released either.
   */
  Optional<Parcel> released(Parcel issued);
}
