package io.countersign.reports.status;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.FigureFormat;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a report prints from tables that stay as they were, because a feed behind them could not be
 * read.
 *
 * @param feeds those feeds, as {@code desk.tickets}
 * @param since the first ingest that could not read one of them; null where there is none
 * @param printed whether the report reads such a table; the control totals cover them all
 */
record Staleness(Set<String> feeds, Instant since, boolean printed) {
  static Staleness of(ReportData data) {
    if (!data.answers().has("stale")) {
      return new Staleness(Set.of(), null, false);
    }
    List<Line> all = data.lines("stale");
    Set<String> reads = Set.copyOf(data.declaration().reads());
    List<Line> read = all.stream().filter(line -> reads.contains(line.text("table_name"))).toList();
    List<Line> said = read.isEmpty() ? all : read;
    Set<String> feeds = new TreeSet<>();
    said.forEach(line -> feeds.add(line.text("source_system") + "." + line.text("feed")));
    Instant since =
        said.stream()
            .map(line -> (Instant) line.values().get("stale_since"))
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Staleness(feeds, since, !read.isEmpty());
  }

  boolean any() {
    return !feeds.isEmpty();
  }

  /** For the cover. */
  String sentence() {
    return "The control totals could not all be taken: " + because() + ".";
  }

  /** Why, as a clause: {@code desk.tickets (+2) could not be read since …}. */
  String because() {
    String first = feeds.iterator().next();
    String more = feeds.size() == 1 ? "" : " (+" + (feeds.size() - 1) + ")";
    return first + more + " could not be read since " + FigureFormat.minute(since);
  }
}
