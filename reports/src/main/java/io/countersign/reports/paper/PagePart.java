package io.countersign.reports.paper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes into one template.
 *
 * @param template its name in the report's folder, without ending
 * @param parameters text, drawings, or parts of their own
 */
public record PagePart(String template, Map<String, Object> parameters, List<Row> rows) {
  /** Set where it begins on a new page. */
  static final String NEW_PAGE = "new_page";

  /** The template that stays on one page. */
  public static final String WHOLE = "colophon";

  public static PagePart of(String template, List<Row> rows) {
    return new PagePart(template, new LinkedHashMap<>(), rows);
  }

  public static PagePart of(String template) {
    return of(template, List.of(Row.plain()));
  }

  /**
   * A table with its heading.
   *
   * @param empty why it has no rows, printed if it has none
   */
  public static PagePart table(String template, String heading, String empty, List<Row> rows) {
    return of(template, rows).with("heading", heading).with("empty", empty);
  }

  /** Some of its rows, with the same parameters. */
  PagePart rows(int from, int to) {
    return new PagePart(template, new LinkedHashMap<>(parameters), rows.subList(from, to));
  }

  public PagePart with(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  /** Text as a source wrote it. */
  public PagePart data(String name, String text) {
    return with(name, new SourceText(text));
  }
}
