package io.countersign.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sets of seconds as sorted intervals [from, to) of epoch seconds.
 *
 * @param list disjoint, not touching, in order
 */
record Intervals(List<Span> list) {
  record Span(long from, long to) {}

  /** The union. */
  static Intervals of(List<Span> any) {
    List<Span> sorted = new ArrayList<>(any);
    sorted.sort(Comparator.comparingLong(Span::from));
    List<Span> merged = new ArrayList<>();
    for (Span span : sorted) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (span.from() >= span.to()) {
        continue;
      }
      if (last != null && span.from() <= last.to()) {
        merged.set(merged.size() - 1, new Span(last.from(), Math.max(last.to(), span.to())));
      } else {
        merged.add(span);
      }
    }
    return new Intervals(merged);
  }

  /** What is in these and not in those. */
  Intervals without(Intervals those) {
    List<Span> left = new ArrayList<>();
    int next = 0;
    for (Span span : list) {
      long from = span.from();
      while (next > 0 && those.list.get(next - 1).to() > from) {
        next--;
      }
      for (; next < those.list.size() && those.list.get(next).from() < span.to(); next++) {
        left.add(new Span(from, Math.max(from, those.list.get(next).from())));
        from = Math.max(from, those.list.get(next).to());
      }
      left.add(new Span(from, span.to()));
    }
    return of(left);
  }

  /**
   * All instants whose local time lies in [from, to): where the clock is put back, an hour that
   * happens twice is in it twice; where it is put forward, the hour that does not happen is not.
   */
  static List<Span> local(LocalDateTime from, LocalDateTime to, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant before = from.minusDays(1).toInstant(ZoneOffset.UTC);
    Instant after = to.plusDays(1).toInstant(ZoneOffset.UTC);
    List<Span> spans = new ArrayList<>();
    Instant since = before;
    ZoneOffsetTransition change = rules.nextTransition(before);
    while (change != null && change.getInstant().isBefore(after)) {
      spans.add(clipped(from, to, rules.getOffset(since), since, change.getInstant()));
      since = change.getInstant();
      change = rules.nextTransition(since);
    }
    spans.add(clipped(from, to, rules.getOffset(since), since, after));
    spans.removeIf(span -> span.from() >= span.to());
    return spans;
  }

  private static Span clipped(
      LocalDateTime from, LocalDateTime to, ZoneOffset offset, Instant since, Instant until) {
    return new Span(
        Math.max(from.toEpochSecond(offset), since.getEpochSecond()),
        Math.min(to.toEpochSecond(offset), until.getEpochSecond()));
  }
}
