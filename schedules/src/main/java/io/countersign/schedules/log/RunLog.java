package io.countersign.schedules.log;

import io.countersign.build.Progress;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Json;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.reports.issue.Reports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps below {@code log/} of the workspace what a call does: {@code countersign-<month>.jsonl} for
 * whoever runs it, {@code openlineage-<month>.jsonl} for a catalogue. People see short lines of the
 * same. A log that cannot be written stops no work; that it cannot is said once.
 */
public final class RunLog implements Progress {
  private final Progress console;
  private final Clock clock;
  private final PrintWriter err;
  private final LogFile log;
  private final LogFile lineage;
  private final LineageEvents events;
  private final Path out;
  private final Map<String, Contract> contracts = Contracts.all();
  private Optional<LineageEvents.Run> command = Optional.empty();
  private boolean mute;
  private boolean explaining;

  public RunLog(Workspace workspace, Progress console, Clock clock, PrintWriter err) {
    this.console = console;
    this.clock = clock;
    this.err = err;
    this.out = workspace.out();
    Path folder = workspace.folder().resolve("log");
    this.log = new LogFile(folder, "countersign");
    this.lineage = new LogFile(folder, "openlineage");
    this.events = new LineageEvents(workspace);
  }

  /** From now on, people see why tables are made again; the log holds it in any case. */
  public void explain() {
    explaining = true;
  }

  @Override
  public void explained(String table, String because) {
    if (explaining) {
      console.explained(table, because);
    }
    said("info", Map.of("what", table, "because", because));
  }

  /** A command begins; what is done until it ends is part of it. */
  public void began(String name) {
    command = Optional.of(run("countersign." + name, Optional.empty()));
    said("info", Map.of("began", name));
    keep(lineage, events.event("START", clock.instant(), command.get()));
  }

  public void ended(int exit) {
    said("info", Map.of("ended", command.map(LineageEvents.Run::job).orElse(""), "exit", exit));
    command.ifPresent(run -> keep(lineage, events.event("COMPLETE", clock.instant(), run)));
  }

  public void failed(Exception e) {
    List<String> told =
        e instanceof Refusal refusal
            ? refusal.problems().stream().map(Problem::text).toList()
            : List.of(String.valueOf(e));
    told.forEach(text -> said("error", Map.of("problem", text)));
    String message = String.join("\n", told);
    command.ifPresent(run -> keep(lineage, events.failed(clock.instant(), run, message)));
  }

  /** Anything else that happened. */
  public void said(String level, Map<String, ?> what) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", clock.instant().toString());
    line.put("level", level);
    line.putAll(what);
    keep(log, line);
  }

  @Override
  public void done(String stage, String what, long rows, double seconds, String note) {
    console.done(stage, what, rows, seconds, note);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("stage", stage);
    line.put("what", what);
    line.put("rows", rows);
    line.put("milliseconds", Math.round(seconds * 1000));
    line.put("note", note);
    said("info", line);
    if (!note.equals("unchanged")) {
      Instant end = clock.instant();
      LineageEvents.Run run = run(stage + "." + what, command);
      Duration took = Duration.ofMillis(Math.round(seconds * 1000));
      keep(lineage, events.event("START", end.minus(took), run));
      List<Map<String, Object>> written = List.of(events.output(written(stage, what), rows));
      keep(lineage, events.event("COMPLETE", end, run, read(stage, what), written));
    }
  }

  private List<LineageEvents.Dataset> read(String stage, String what) {
    Optional<Contract> contract = Optional.ofNullable(contracts.get(what));
    if (stage.equals("ingest")) {
      return List.of(new LineageEvents.Dataset("urn:countersign:feeds", what, contract));
    }
    Stream<String> tables =
        stage.equals("reports")
            ? Reports.reads(what).stream()
            : contract.stream().flatMap(made -> made.reads().stream());
    return tables
        .map(table -> events.table(table, Optional.ofNullable(contracts.get(table))))
        .toList();
  }

  private LineageEvents.Dataset written(String stage, String what) {
    return stage.equals("reports")
        ? new LineageEvents.Dataset("file", out.toAbsolutePath() + "/" + what, Optional.empty())
        : events.table(what, Optional.ofNullable(contracts.get(what)));
  }

  private static LineageEvents.Run run(String job, Optional<LineageEvents.Run> parent) {
    return new LineageEvents.Run(UUID.randomUUID().toString(), job, parent);
  }

  private void keep(LogFile file, Map<String, ?> line) {
    if (mute) {
      return;
    }
    try {
      file.add(clock.instant(), line);
    } catch (UncheckedIOException e) {
      mute = true;
      err.println("The log cannot be written, and is not: " + e.getMessage());
    }
  }

  /** Lines of JSON, one a happening, in a file a month; added to, never changed. */
  private record LogFile(Path folder, String name) {
    /**
     * Adds a line.
     *
     * @throws UncheckedIOException where the folder cannot be written
     */
    synchronized void add(Instant at, Map<String, ?> line) {
      Path file =
          folder.resolve(name + "-" + YearMonth.from(at.atOffset(ZoneOffset.UTC)) + ".jsonl");
      try {
        Files.createDirectories(folder);
        byte[] bytes = (Json.answer(line) + "\n").getBytes(StandardCharsets.UTF_8);
        // One write: lines of two processes do not run into each other.
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
