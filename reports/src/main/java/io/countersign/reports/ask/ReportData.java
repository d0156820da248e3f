package io.countersign.reports.ask;

import io.countersign.company.Basis;
import io.countersign.company.Company;
import io.countersign.reports.table.ColumnFormat;
import io.countersign.reports.table.Figures;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.NodeValue;
import io.countersign.reports.table.Rollup;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Language;
import io.countersign.reports.words.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the pages of a report are made of.
 *
 * @param value where the report is a pack with value on every page
 * @param copy for whom; blank where it is for all
 * @param language of its readers
 */
public record ReportData(
    ReportDeclaration declaration,
    Basis ask,
    QueryResults answers,
    Optional<Rollup> value,
    String copy,
    Figures figures,
    Language language) {

  public static ReportData of(ReportDeclaration declaration, ReportRun run) {
    QueryResults answers = QueryResults.of(declaration, run.ask(), run.marts(), run.parameters());
    Language language =
        Language.of(run.parameters().getOrDefault(Language.LOCALE, ""), run.report());
    Optional<Rollup> value =
        answers.has("value") && declaration.list().isEmpty()
            ? Optional.of(rollup(answers, run.ask().company(), language))
            : Optional.empty();
    return new ReportData(
        declaration, run.ask(), answers, value, "", new Figures(language), language);
  }

  /** What one recipient gets of it: their rows and no others. */
  public ReportData only(String recipient) {
    if (recipient.isEmpty()) {
      return this;
    }
    ListDeclaration list = declaration.list().orElseThrow();
    QueryResults theirs =
        list.copies()
            .map(
                copies ->
                    answers.only(
                        list.tables().keySet(),
                        recipient,
                        line -> Recipients.recipient(line, copies).equals(recipient)))
            .orElse(answers);
    return new ReportData(
        declaration, ask, theirs, value, recipient, new Figures(language), language);
  }

  /** Money from the measures up to the whole, in one unit. */
  public Rollup rollup() {
    return value.orElseThrow();
  }

  private static Rollup rollup(QueryResults answers, Company company, Language language) {
    Rollup.Called called = new Rollup.Called(company.name(), answers.names(), language);
    return Rollup.of(answers.of("value"), called, company.groupCurrency());
  }

  /** The rollup in the next finer unit, for programs and measures. */
  public Rollup fine() {
    Rollup.Called called = new Rollup.Called(ask.company().name(), names(), language);
    return rollup().finer(lines("value"), called);
  }

  /** Node id to its name. */
  public Map<String, String> names() {
    return answers.names();
  }

  public List<Line> lines(String query) {
    return answers.of(query);
  }

  public String currency() {
    return ask.company().groupCurrency();
  }

  public String unit() {
    return rollup().scale().unit();
  }

  public NodeValue total() {
    return rollup().total();
  }

  public Span span() {
    return Span.of(ask);
  }

  /** A text of a list in its readers' language, with the span where it names it. */
  public String spanned(String said) {
    Span span = span();
    return said.replace("{currency}", currency())
        .replace("{month}", language.isEnglish() ? span.period() : span.period(language))
        .replace("{year}", language.isEnglish() ? span.toDate() : span.toDate(language));
  }

  /** Prints money as it stands in the pack's unit, and keeps the figure. */
  public String money(String id, BigDecimal exact, BigDecimal printed) {
    return figures.add(id, exact, currency(), FigureFormat.number(printed));
  }

  public String money(String id, BigDecimal exact) {
    return money(id, exact, rollup().scale().round(exact));
  }

  /** Of a single measure, in the finer unit. */
  public String measureMoney(Line line, String column) {
    BigDecimal exact = line.amount(column);
    String id = "measure." + line.text("measure_id") + "." + column;
    return money(id, exact, rollup().scale().finer().round(exact));
  }

  public String fineUnit() {
    return rollup().scale().finer().unit();
  }

  public String count(String id, long value) {
    return figures.add(id, BigDecimal.valueOf(value), "count", FigureFormat.count(value));
  }

  public String days(String id, BigDecimal days) {
    return figures.add(id, days, "days", FigureFormat.number(days));
  }

  /** Prints part of whole in percent, and keeps the share. */
  public String percent(String id, BigDecimal part, BigDecimal whole) {
    return figures.add(
        id, FigureFormat.share(part, whole), "share", FigureFormat.percent(part, whole));
  }

  public String percent(String id, long part, long whole) {
    return percent(id, BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  /** A day, or that of an instant in the company's zone; a dash where there is none. */
  public String day(Line line, String column) {
    Object at = line.values().get(column);
    return at == null
        ? FigureFormat.NONE
        : ColumnFormat.day.words(at, ask().company().zone(), names(), language());
  }
}
