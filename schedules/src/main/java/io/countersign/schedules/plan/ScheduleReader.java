package io.countersign.schedules.plan;

import io.countersign.problem.Declarations;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import io.countersign.time.FiscalCalendar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One file of a schedule, read and understood; what is wrong is gathered. */
record ScheduleReader(
    TextFile source, ZoneId home, FiscalCalendar fiscal, Holidays holidays, Problems problems) {
  /** The schedule, unless anything is wrong with it. */
  Optional<Schedule> schedule() {
    int before = problems.list().size();
    Optional<Schedule> read =
        Declarations.read(source, ScheduleFile.class, problems).map(this::understood);
    return problems.list().size() == before ? read : Optional.empty();
  }

  private Schedule understood(ScheduleFile file) {
    if (!file.schedule().equals(source.stem())) {
      wrong(
          "schedule",
          "The schedule's name is not that of its file.",
          source.stem(),
          file.schedule());
    }
    ZoneId zone =
        file.when()
            .zone()
            .map(
                text ->
                    read(
                        "zone",
                        text,
                        "a zone of the IANA list, as Europe/Berlin",
                        ZoneId::of,
                        home))
            .orElse(home);
    boolean previous =
        file.period().orElse(ScheduleFile.About.previous_month)
            == ScheduleFile.About.previous_month;
    return new Schedule(file.schedule(), rule(file.when()), zone, previous, terms(file));
  }

  private Recurrence rule(ScheduleFile.When when) {
    WorkingDays calendar =
        holidays.named(when.calendar().orElse("none"), source.lineOf("calendar"));
    LocalTime time =
        when.time()
            .map(
                text ->
                    read(
                        "time", text, "a time, as \"06:00\"", LocalTime::parse, LocalTime.MIDNIGHT))
            .orElse(LocalTime.MIDNIGHT);
    List<Optional<Recurrence>> rules =
        List.of(
            when.workingDay().map(text -> new Recurrence.WorkingDay(number(text), calendar, time)),
            when.beforeMonthEnd().map(days -> new Recurrence.WorkingDay(-1 - days, calendar, time)),
            when.periodEnd().map(days -> new Recurrence.PeriodEnd(days, fiscal, calendar, time)),
            when.day().map(day -> day(day, when, calendar, time)),
            when.weekday()
                .map(day -> new Recurrence.Weekly(day.day(), shift(when), calendar, time)),
            when.cron().flatMap(this::cron).map(Recurrence.Cron::new));
    List<Recurrence> said = rules.stream().flatMap(Optional::stream).toList();
    boolean cronIsWrong = when.cron().isPresent() && said.isEmpty();
    if (said.size() != 1 && !cronIsWrong) {
      wrong(
          "when",
          "A schedule has one rule.",
          "one of working_day, before_month_end, period_end, day, weekday, cron",
          said.size() + " of them");
    }
    if (when.cron().isEmpty() && when.time().isEmpty()) {
      wrong("when", "There is no time of day.", "time: \"06:00\"", "none");
    }
    if (when.cron().isPresent() && when.time().isPresent()) {
      wrong("time", "A cron line says its time itself.", "no 'time'", when.time().get());
    }
    return said.isEmpty() ? new Recurrence.WorkingDay(1, calendar, time) : said.get(0);
  }

  private Optional<CronLine> cron(String text) {
    return Optional.ofNullable(
        read(
            "cron",
            text,
            "five fields, as \"0 6 * * 1-5\", that name a day that comes",
            CronLine::parse,
            null));
  }

  private int number(String text) {
    int number =
        text.equals("last")
            ? -1
            : read("working_day", text, "1 to 23, or last", Integer::valueOf, 1);
    if (number == 0 || Math.abs(number) > 23) {
      wrong("working_day", "No month has such a working day.", "1 to 23, or last", text);
    }
    return number;
  }

  private Recurrence day(int day, ScheduleFile.When when, WorkingDays calendar, LocalTime time) {
    int month = when.month().orElse(0);
    boolean monthIsWrong = month < 0 || month > 12;
    int longest = month == 0 ? 28 : monthIsWrong ? 31 : Month.of(month).maxLength();
    if (monthIsWrong || day < 1 || day > longest) {
      wrong(
          "day",
          "Not every " + (month == 0 ? "month" : "year") + " has that day.",
          "1 to " + longest + (month == 0 ? ", or working_day: last" : ""),
          month == 0 ? "" + day : "day " + day + " of month " + month);
    }
    return new Recurrence.DayOfMonth(day, month, shift(when), calendar, time);
  }

  private static DayConvention shift(ScheduleFile.When when) {
    return when.shift().orElse(DayConvention.none);
  }

  private Schedule.Terms terms(ScheduleFile file) {
    Set<WaitFor> gate = EnumSet.noneOf(WaitFor.class);
    gate.addAll(orEmpty(file.waitFor()));
    Optional<ScheduleFile.Failing> failing = file.ifFailed();
    Optional<ScheduleFile.Deliver> deliver = file.deliver();
    if (deliver.isPresent()
        && (orEmpty(deliver.get().to()).isEmpty() || orEmpty(deliver.get().by()).isEmpty())) {
      wrong(
          "deliver",
          "It goes to nobody.",
          "{to: [roles], by: [channels]}",
          "one of them is missing");
    }
    return new Schedule.Terms(
        orEmpty(file.issue()),
        orEmpty(file.publish()),
        gate,
        waiting(file),
        file.ifLate().orElse(IfLate.run_once),
        failing.flatMap(ScheduleFile.Failing::retry).orElse(0),
        duration("every", failing.flatMap(ScheduleFile.Failing::every), Duration.ofMinutes(20)),
        failing.map(ScheduleFile.Failing::thenTell).map(ScheduleReader::orEmpty).orElse(List.of()),
        deliver.map(ScheduleFile.Deliver::to).map(ScheduleReader::orEmpty).orElse(List.of()),
        deliver.map(ScheduleFile.Deliver::by).map(ScheduleReader::orEmpty).orElse(List.of()));
  }

  private Schedule.Waiting waiting(ScheduleFile file) {
    Optional<ScheduleFile.Waiting> said = file.ifWaiting();
    return new Schedule.Waiting(
        said.map(ScheduleFile.Waiting::tell).map(ScheduleReader::orEmpty).orElse(List.of()),
        duration("after", said.flatMap(ScheduleFile.Waiting::after), Duration.ZERO),
        said.map(ScheduleFile.Waiting::escalate).map(ScheduleReader::orEmpty).orElse(List.of()),
        duration(
            "escalate_after",
            said.flatMap(ScheduleFile.Waiting::escalateAfter),
            Duration.ofDays(1)));
  }

  private Duration duration(String key, Optional<String> said, Duration unsaid) {
    return said.map(text -> read(key, text, "as PT20M or P1D", Duration::parse, unsaid))
        .orElse(unsaid);
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private <T> T read(String key, String text, String expected, Function<String, T> rule, T other) {
    try {
      return rule.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      wrong(key, "'" + key + "' cannot be read.", expected, text);
      return other;
    }
  }

  private void wrong(String key, String what, String expected, String found) {
    problems.add(Declarations.wrong(source.lineOf(key), what).expected(expected).found(found));
  }

  /** A schedule as it is written. */
  record ScheduleFile(
      String schedule,
      String about,
      When when,
      Optional<About> period,
      List<String> issue,
      List<String> publish,
      List<WaitFor> waitFor,
      Optional<Waiting> ifWaiting,
      Optional<IfLate> ifLate,
      Optional<Failing> ifFailed,
      Optional<Deliver> deliver) {

    /**
     * One of the rules, and what it needs.
     *
     * @param workingDay n-th working day of the month, or {@code last}
     * @param beforeMonthEnd working days before the month's last one
     * @param periodEnd working days after the end of a fiscal period
     * @param day of the month, with {@code month} once a year
     */
    record When(
        Optional<String> workingDay,
        Optional<Integer> beforeMonthEnd,
        Optional<Integer> periodEnd,
        Optional<Integer> day,
        Optional<Integer> month,
        Optional<Weekday> weekday,
        Optional<String> cron,
        Optional<String> time,
        Optional<String> zone,
        Optional<String> calendar,
        Optional<DayConvention> shift) {}

    /** Which period a slot is about, seen from its day. */
    enum About {
      previous_month,
      this_month
    }

    /** As {@code {retry: 2, every: PT20M, then_tell: [data_on_call]}}. */
    record Failing(Optional<Integer> retry, Optional<String> every, List<String> thenTell) {}

    /**
     * As {@code {tell: [data_on_call], after: PT2H, escalate: [controlling], escalate_after: P1D}}.
     */
    record Waiting(
        List<String> tell,
        Optional<String> after,
        List<String> escalate,
        Optional<String> escalateAfter) {}

    /**
     * Who gets it.
     *
     * @param to roles of people.yml
     * @param by channels of channels.yml
     */
    record Deliver(List<String> to, List<String> by) {}
  }
}
