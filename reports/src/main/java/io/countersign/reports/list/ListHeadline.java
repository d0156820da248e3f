package io.countersign.reports.list;

import io.countersign.reports.ask.ListDeclaration;
import io.countersign.reports.ask.ReportData;
import io.countersign.reports.table.ColumnFormat;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentence over a list, made from its figures. */
record ListHeadline(ReportData data, Map<String, Listing> tables) {
  private static final Pattern NAMED = Pattern.compile("\\{([^}]+)}");

  String sentence(List<ListDeclaration.Clause> clauses) {
    List<String> said =
        clauses.stream()
            .map(clause -> clause.words(value(clause.of())))
            .filter(words -> !words.isBlank())
            .map(words -> data.spanned(data.language().say(words)))
            .toList();
    Scale scale = scale(said);
    return said.stream().map(words -> clause(words, scale)).collect(Collectors.joining("; "));
  }

  /** Of a figure, or of a cell of a table's first row; null where it is not known. */
  private BigDecimal value(String of) {
    int first = of.indexOf(".first.");
    return first < 0
        ? figure(of).map(Figure::value).orElse(null)
        : tables.get(of.substring(0, first)).amount(of.substring(first + 7));
  }

  /**
   * One unit for all money of the sentence, that of the largest of it; never finer than the tables.
   */
  private Scale scale(List<String> said) {
    return Scale.of(
            data.currency(),
            said.stream()
                .flatMap(words -> NAMED.matcher(words).results())
                .map(met -> figure(met.group(1).replaceFirst("^-", "")))
                .flatMap(Optional::stream)
                .filter(figure -> figure.unit().equals(data.currency()))
                .map(Figure::value)
                .filter(Objects::nonNull)
                .map(BigDecimal::abs)
                .max(Comparator.naturalOrder())
                .orElse(null))
        .atMost(ColumnFormat.money.decimals());
  }

  private String clause(String words, Scale scale) {
    return NAMED
        .matcher(words)
        .replaceAll(met -> Matcher.quoteReplacement(named(met.group(1), scale)));
  }

  private String named(String name, Scale scale) {
    int first = name.indexOf(".first.");
    if (first > 0) {
      return tables.get(name.substring(0, first)).first(name.substring(first + 7));
    }
    boolean turned = name.startsWith("-");
    return figure(turned ? name.substring(1) : name)
        .map(figure -> printed(turned ? turned(figure) : figure, scale))
        .orElse(FigureFormat.NONE);
  }

  private static Figure turned(Figure figure) {
    BigDecimal value = figure.value() == null ? null : figure.value().negate();
    return new Figure(figure.id(), value, figure.unit(), figure.printed());
  }

  private String printed(Figure figure, Scale scale) {
    if (!figure.unit().equals(data.currency())) {
      boolean percent = figure.unit().equals("share") && figure.value() != null;
      return percent ? figure.printed() + "\u00a0%" : figure.printed();
    }
    return figure.value() == null
        ? data.language().say("no amount")
        : data.language().number(scale.sentence(scale.round(figure.value())));
  }

  private Optional<Figure> figure(String id) {
    return data.figures().get(id);
  }
}
