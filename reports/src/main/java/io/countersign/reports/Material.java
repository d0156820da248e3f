package io.countersign.reports;

import io.countersign.lake.Ask;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the pages of a pack are made of. */
record Material(
    ReportDeclaration declaration, Ask ask, Answers answers, Ladder ladder, Figures figures) {

  static Material of(ReportDeclaration declaration, Ask ask, MartReader marts) {
    Answers answers = new Answers(declaration, ask, marts);
    Ladder ladder =
        Ladder.of(
            answers.of("value"),
            answers.names(),
            ask.company().name(),
            ask.company().groupCurrency());
    return new Material(declaration, ask, answers, ladder, new Figures());
  }

  /** The ladder in the next finer unit, for programs and measures. */
  Ladder fine() {
    return ladder.finer(lines("value"), names());
  }

  /** Node id to its name. */
  Map<String, String> names() {
    return answers.names();
  }

  List<Line> lines(String query) {
    return answers.of(query);
  }

  String currency() {
    return ask.company().groupCurrency();
  }

  String unit() {
    return ladder.scale().unit();
  }

  Value total() {
    return ladder.total();
  }

  Span span() {
    return Span.of(ask);
  }

  /** Prints money as it stands in the pack's unit, and keeps the figure. */
  String money(String id, BigDecimal exact, BigDecimal printed) {
    return figures.add(id, exact, currency(), Print.number(printed));
  }

  String money(String id, BigDecimal exact) {
    return money(id, exact, ladder.scale().round(exact));
  }

  /** Of a single measure, in the finer unit. */
  String measureMoney(Line line, String column) {
    BigDecimal exact = line.amount(column);
    String id = "measure." + line.text("measure_id") + "." + column;
    return money(id, exact, ladder.scale().finer().round(exact));
  }

  String fineUnit() {
    return ladder.scale().finer().unit();
  }

  String count(String id, long value) {
    return figures.add(id, BigDecimal.valueOf(value), "count", Print.count(value));
  }

  /** Prints part of whole in percent, and keeps the share. */
  String percent(String id, BigDecimal part, BigDecimal whole) {
    return figures.add(id, Print.share(part, whole), "share", Print.percent(part, whole));
  }

  String percent(String id, long part, long whole) {
    return percent(id, BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }
}
