package io.countersign.ingest.sample;

import static io.countersign.ingest.sample.Desk.seconds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The desk's tables around a change: the request, the votes on it, what was filed, what was rolled
 * out, what it broke.
 */
final class ChangeDesk {
  private final SampleTables tables;

  ChangeDesk(SampleTables tables) {
    this.tables = tables;
  }

  void files(Change change, String initiative, Instant backedOut) {
    Chance chance = Chance.of("change " + change.number());
    String template = change.track().equals("STD") ? "TPL-" + change.area() : "";
    int risk = chance.between(1, 3);
    tables
        .sheet("DESK.CHANGE_REQ")
        .add(
            List.of(change.number(), change.track(), change.area(), change.service(), risk),
            List.of(chance.pick(Words.OWNERS), Change.REQUESTER, Change.IMPLEMENTER),
            times(change, chance.between(0, 9)),
            List.of(change.result(), template, initiative, change.scope(), seconds(backedOut)));
    if (change.begun() && change.deployedByPipeline()) {
      Instant at = change.from().plusSeconds(900);
      rollsOut("D-" + change.number(), change.service(), at, change.number());
    }
  }

  /** Planned from and to, really from and to; what is not reached is blank. */
  private static List<Object> times(Change change, int lateMinutes) {
    boolean ended = change.begun() && change.to().isBefore(Calendar.AS_OF);
    return List.of(
        seconds(change.from()),
        seconds(change.to().plus(30, ChronoUnit.MINUTES)),
        change.begun() ? seconds(change.from().plusSeconds(60L * lateMinutes)) : "",
        ended ? seconds(change.to()) : "");
  }

  /** The vote of one person on one step; still open where {@code given} is not yet known. */
  void votes(Change change, int step, String topic, String voter, Instant given) {
    boolean open = !given.isBefore(Calendar.AS_OF);
    Instant asked = change.from().minus(6, ChronoUnit.DAYS);
    if (asked.isBefore(Calendar.AS_OF)) {
      tables
          .sheet("DESK.VOTE")
          .add(
              List.of(
                  "V-" + change.number(), step, "CHG", change.number(), topic, voter, role(voter)),
              List.of(seconds(asked), open ? "" : seconds(given), open ? "" : "YES", "SYS", ""),
              List.of(change.scope(), "all"));
    }
  }

  private static String role(String voter) {
    return switch (voter) {
      case "emg.dahl" -> "emergency_approver";
      case "risk.olsen" -> "risk_officer";
      default -> "change_manager";
    };
  }

  /** What an area alone asks for: before it begins, or on the day after it ended. */
  void proves(Change change, String sort) {
    boolean after = sort.equals("CHECK") || sort.equals("ACCEPT");
    attaches(
        change,
        sort,
        after ? "PASS" : "",
        after ? change.to().plus(1, ChronoUnit.DAYS) : change.from().minus(22, ChronoUnit.HOURS));
  }

  void attaches(Change change, String sort, String verdict, Instant at) {
    if (at.isBefore(Calendar.AS_OF)) {
      String id = "AT-" + change.number() + "-" + sort;
      tables
          .sheet("DESK.ATTACHMENT")
          .add(
              id,
              change.number(),
              sort,
              verdict,
              seconds(at),
              Change.IMPLEMENTER,
              Fingerprint.of(id));
    }
  }

  void rollsOut(String id, String service, Instant at, String change) {
    tables
        .sheet("DESK.ROLLOUT")
        .add(id, service, "production", seconds(at), "pipeline", change, "OK");
  }

  void blames(String ticket, String change, Instant at) {
    tables.sheet("DESK.BLAME").add(ticket, change, "problem.manager", seconds(Calendar.known(at)));
  }
}
