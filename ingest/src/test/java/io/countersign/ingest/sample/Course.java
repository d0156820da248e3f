package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens to one measure, month by month, written down where Halden Group would write it down.
 */
final class Course {
  private static final List<String> BEFORE =
      List.of("defined", "identified", "detailed", "decided");

  /** October's claims come in a second file. */
  static final String SECOND_DROP = "value_claims/2026-11-03";

  private final Measure measure;
  private final SampleTables tables;
  private final Ledger ledger;
  private final Map<String, Integer> numbers = new HashMap<>();

  Course(Measure measure, SampleTables tables, Ledger ledger) {
    this.measure = measure;
    this.tables = tables;
    this.ledger = ledger;
  }

  Measure measure() {
    return measure;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Passes the gates up to implemented, each in its time. */
  Course passesGates() {
    LocalDate decided = measure.dates().decided();
    for (int i = 0; i < BEFORE.size(); i++) {
      gate(
          BEFORE.get(i),
          "entered",
          Calendar.utc(decided.minusDays(21L * (BEFORE.size() - 1 - i)), 10),
          "");
    }
    if (measure.dates().implemented() != null) {
      gate("implemented", "entered", Calendar.utc(measure.dates().implemented(), 10), "");
    }
    return this;
  }

  Course gate(String gate, String event, Instant at, String reason) {
    if (at.isBefore(Calendar.AS_OF)) {
      tables
          .sheet("gate_events")
          .add(measure.id(), gate, event, at, measure.people().sponsor(), reason, "");
    }
    return this;
  }

  /** Closed, with what a closure needs: the work is complete and the business has accepted it. */
  Course closes(LocalDate on, boolean proven) {
    if (proven && Calendar.utc(on, 10).isBefore(Calendar.AS_OF)) {
      evidence("measure", measure.id(), "technical_completion", Calendar.utc(on.minusDays(3), 9));
      evidence("measure", measure.id(), "business_acceptance", Calendar.utc(on.minusDays(2), 9));
    }
    return gate("closed", "entered", Calendar.utc(on, 10), "");
  }

  /** Promises so many cents a month, from the month of value_from on. */
  Course plans(long monthly) {
    YearMonth last =
        measure.oneOff() ? YearMonth.from(measure.dates().valueFrom()) : Calendar.LAST_PLANNED;
    for (YearMonth month : Calendar.months(YearMonth.from(measure.dates().valueFrom()), last)) {
      plans(1, month, monthly, Calendar.utc(measure.dates().decided(), 9), "");
      forecasts(month, monthly);
    }
    return this;
  }

  Course plans(int version, YearMonth month, long amount, Instant approved, String reason) {
    tables
        .sheet("value_plans")
        .add(
            List.of(measure.id(), version, month, measure.benefit(), Cents.text(amount)),
            List.of(
                measure.currency(),
                measure.oneOff(),
                measure.people().sponsor(),
                approved,
                reason));
    return this;
  }

  /** Said in the middle of the month before, a little under the plan or over it. */
  private void forecasts(YearMonth month, long planned) {
    Instant entered = Calendar.utc(month.minusMonths(1).atDay(16), 12);
    if (entered.isBefore(Calendar.AS_OF)) {
      int percent = Chance.of("forecast " + measure.id() + month).between(85, 105);
      String amount = Cents.text(Cents.percent(planned, percent));
      tables
          .sheet("value_forecasts")
          .add(
              List.of(measure.id(), month, measure.benefit(), entered, amount),
              List.of(measure.currency(), measure.people().owner()));
    }
  }

  /** The ledger really falls by so many cents under the baseline. */
  Course moves(YearMonth month, long effect) {
    ledger.moves(measure.selection(), month, effect);
    return this;
  }

  /** The id of the claim. On the third day after the month; October's on 3 November. */
  String claims(YearMonth month, long amount) {
    return claims(month, measure.benefit(), amount, measure.oneOff());
  }

  String claims(YearMonth month, String benefit, long amount, boolean oneOff) {
    String id = next("CL", month);
    Instant at = Calendar.utc(month.atEndOfMonth().plusDays(3), 8);
    tables
        .sheet(month.equals(Calendar.LAST_CLOSED) ? SECOND_DROP : "value_claims")
        .add(
            List.of(id, measure.id(), month, benefit, Cents.text(amount), measure.currency()),
            List.of(oneOff, measure.people().owner(), at, ""));
    return id;
  }

  void reverses(String claim, YearMonth month, long amount, Instant at) {
    String id = next("CL", month);
    tables
        .sheet("value_claims")
        .add(
            List.of(
                id,
                measure.id(),
                month,
                measure.benefit(),
                Cents.text(-amount),
                measure.currency()),
            List.of(measure.oneOff(), measure.people().owner(), at, claim));
  }

  /** The id of the sign-off. */
  String signs(YearMonth month, Signature signature) {
    return signs(month, measure.benefit(), signature);
  }

  String signs(YearMonth month, String benefit, Signature signature) {
    String id = next("SO", month);
    String proof =
        signature.withEvidence()
            ? evidence("signoff", id, "finance_signoff", signature.at().minus(3, ChronoUnit.HOURS))
            : "";
    sign(id, month, benefit, signature, proof, "");
    return id;
  }

  void withdraws(String signoff, YearMonth month, Signature signature) {
    sign(next("SO", month), month, measure.benefit(), signature, "", signoff);
  }

  private void sign(
      String id,
      YearMonth month,
      String benefit,
      Signature signature,
      String proof,
      String withdraws) {
    String reason = signature.decision().equals("confirmed") ? "" : "see evidence";
    tables
        .sheet("value_signoffs")
        .add(
            List.of(id, measure.id(), month, benefit, signature.decision()),
            List.of(Cents.text(signature.amount()), measure.currency(), reason),
            List.of(signature.by(), signature.at(), proof, withdraws));
  }

  Course reports(Instant at, String implementation, String potential) {
    if (at.isBefore(Calendar.AS_OF)) {
      tables
          .sheet("status_reports")
          .add(measure.id(), at, implementation, potential, measure.people().owner(), "");
    }
    return this;
  }

  private String evidence(String kind, String subject, String sort, Instant at) {
    String id = "EV-" + subject + (kind.equals("measure") ? "-" + sort : "");
    tables
        .sheet("evidence")
        .add(id, kind, subject, sort, at, measure.people().controller(), Fingerprint.of(id));
    return id;
  }

  private String next(String prefix, YearMonth month) {
    String stem =
        "%s-%s-%02d%02d"
            .formatted(prefix, measure.id(), month.getYear() % 100, month.getMonthValue());
    return stem + "-" + numbers.merge(stem, 1, Integer::sum);
  }
}
