package io.countersign.schedules;

import io.countersign.lake.Column;
import io.countersign.lake.Contract;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every contract on one page that needs no server: what it holds, from what, and for what. */
final class Catalogue {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Catalogue</title><style>
      body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
      table { border-collapse: collapse } td, th { text-align: left; padding: .2em 1em .2em 0 }
      section { border-top: 1px solid; margin-top: 2em } code { font-size: 95% }
      </style></head><body><h1>Catalogue</h1>
      """;

  private final Map<String, Contract> contracts;

  Catalogue(Map<String, Contract> contracts) {
    this.contracts = contracts;
  }

  /** HTML; the same contracts give the same page. */
  String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Contract.Kind kind : Contract.Kind.values()) {
      List<String> names =
          contracts.values().stream()
              .filter(one -> one.kind() == kind)
              .map(Contract::name)
              .sorted()
              .toList();
      String title = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
      page.append("<p>" + title + "s: " + links(names) + "</p>\n");
    }
    contracts.values().forEach(one -> page.append(section(one)));
    return page.append("</body></html>\n").toString();
  }

  private String section(Contract one) {
    List<String> readers =
        contracts.values().stream()
            .filter(other -> other.reads().contains(one.name()))
            .map(Contract::name)
            .sorted()
            .toList();
    return "<section id=\""
        + one.name()
        + "\"><h2>"
        + one.name()
        + "</h2><p>"
        + escaped(one.about())
        + "</p><p>Made from: "
        + links(one.reads())
        + "<br>Read by: "
        + links(readers)
        + "<br>One row for each: "
        + String.join(", ", one.grain())
        + "</p><table><tr><th>Column</th><th>Words</th><th>Blank means</th></tr>"
        + one.columns().values().stream().map(Catalogue::row).collect(Collectors.joining("\n"))
        + "</table>"
        + checks("Must hold, or nothing is published", one.must())
        + checks("Should hold, or it is printed", one.should())
        + "</section>\n";
  }

  private static String row(Column column) {
    return "<tr><td><code>"
        + column.name()
        + "</code></td><td>"
        + escaped(String.join(", ", column.words()))
        + "</td><td>"
        + escaped(column.blank().orElse(""))
        + "</td></tr>";
  }

  private static String checks(String title, Map<String, String> checks) {
    return checks.isEmpty()
        ? ""
        : "<h3>"
            + title
            + "</h3><ul>"
            + checks.entrySet().stream()
                .map(
                    one -> "<li>" + one.getKey() + ": <code>" + escaped(one.getValue()) + "</code>")
                .collect(Collectors.joining())
            + "</ul>";
  }

  private String links(Collection<String> names) {
    return names.isEmpty()
        ? "nothing"
        : names.stream()
            .map(
                name ->
                    contracts.containsKey(name)
                        ? "<a href=\"#" + name + "\">" + name + "</a>"
                        : escaped(name))
            .collect(Collectors.joining(", "));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
