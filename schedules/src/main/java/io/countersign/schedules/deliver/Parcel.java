package io.countersign.schedules.deliver;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is to reach people.
 *
 * @param issue its id; with the recipient and the channel it names the delivery
 * @param title what stands in a mail's subject
 * @param text what stands in a mail beside it; blank where the title says all
 */
public record Parcel(String issue, String title, String text, Path file, String sha256, Rows rows) {
  /**
   * Whose rows it holds.
   *
   * @param nodes node ids, {@code all} for the whole company; empty where it holds no rows
   * @param whom whose copy it is; empty where it is everybody's
   */
  public record Rows(Set<String> nodes, Optional<String> whom) {}

  /** One that is everybody's. */
  public Parcel(
      String issue, String title, String text, Path file, String sha256, Set<String> nodes) {
    this(issue, title, text, file, sha256, new Rows(nodes, Optional.empty()));
  }

  /** The same, with something else in the mail beside it. */
  public Parcel saying(String said) {
    return new Parcel(issue, title, said, file, sha256, rows);
  }
}
