package io.countersign.schedules.deliver;

import java.nio.file.Path;
import java.util.Set;

/**
 * A file that is to reach people.
 *
 * @param issue its id; with the recipient and the channel it names the delivery
 * @param title what stands in a mail's subject
 * @param text what stands in a mail beside it; blank where the title says all
 * @param nodes whose rows it holds: node ids, {@code all} for the whole company; empty where it
 *     holds no rows
 */
public record Parcel(
    String issue, String title, String text, Path file, String sha256, Set<String> nodes) {
  /** The node that stands for the whole company. */
  public static final String ALL = "all";
}
