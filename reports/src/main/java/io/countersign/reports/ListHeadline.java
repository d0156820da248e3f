package io.countersign.reports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentence over a list, made from its figures. */
final class ListHeadline {
  private static final Pattern NAMED = Pattern.compile("\\{([^}]+)}");
  private final Material material;
  private final Map<String, Listing> tables;

  ListHeadline(Material material, Map<String, Listing> tables) {
    this.material = material;
    this.tables = tables;
  }

  String sentence(List<ListDeclaration.Clause> clauses) {
    return clauses.stream()
        .map(this::clause)
        .filter(words -> !words.isBlank())
        .collect(Collectors.joining("; "));
  }

  private String clause(ListDeclaration.Clause clause) {
    BigDecimal value = figure(clause.of()).map(Figure::value).orElse(BigDecimal.ZERO);
    return NAMED
        .matcher(material.language().say(clause.words(value)))
        .replaceAll(met -> Matcher.quoteReplacement(named(met.group(1))));
  }

  private String named(String name) {
    int first = name.indexOf(".first.");
    if (first > 0) {
      return tables.get(name.substring(0, first)).first(name.substring(first + 7));
    }
    boolean turned = name.startsWith("-");
    return figure(turned ? name.substring(1) : name)
        .map(figure -> printed(turned ? turned(figure) : figure))
        .orElse(Print.NONE);
  }

  private static Figure turned(Figure figure) {
    BigDecimal value = figure.value() == null ? null : figure.value().negate();
    return new Figure(figure.id(), value, figure.unit(), figure.printed());
  }

  private String printed(Figure figure) {
    if (!figure.unit().equals(material.currency())) {
      return figure.unit().equals("share") ? figure.printed() + "\u00a0%" : figure.printed();
    }
    Scale scale = Scale.of(figure.unit(), figure.value());
    return figure.value() == null
        ? material.language().say("no amount")
        : material.language().number(scale.sentence(scale.round(figure.value())));
  }

  private Optional<Figure> figure(String id) {
    return material.figures().get(id);
  }
}
