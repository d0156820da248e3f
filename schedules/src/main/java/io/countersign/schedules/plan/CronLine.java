package io.countersign.schedules.plan;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of crontab, read on the wall clock: what its hours mean in a zone is said elsewhere. */
final class CronLine {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private final ExecutionTime execution;

  private CronLine(Cron cron) {
    execution = ExecutionTime.forCron(cron);
  }

  /**
   * Reads a line of five fields.
   *
   * @throws IllegalArgumentException where it cannot be read, or names a day that never comes
   */
  static CronLine parse(String text) {
    CronLine line = new CronLine(PARSER.parse(text).validate());
    if (line.next(LocalDateTime.parse("2000-01-01T00:00:00")).isEmpty()) {
      throw new IllegalArgumentException("it never comes");
    }
    return line;
  }

  /** From the first, included, to the second, not included. */
  List<LocalDateTime> between(LocalDateTime from, LocalDateTime until) {
    return Stream.iterate(
            next(from.minusNanos(1)),
            next -> next.isPresent() && next.get().isBefore(until),
            next -> next(next.orElseThrow()))
        .map(Optional::orElseThrow)
        .toList();
  }

  private Optional<LocalDateTime> next(LocalDateTime after) {
    // Without a zone no hour is skipped and none comes twice.
    return execution
        .nextExecution(after.atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime);
  }
}
