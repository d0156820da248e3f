package io.countersign.reports.paper;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * Writes page numbers where {@code {n}}, {@code {m}} or a section's own mark stand: they are known
 * only when all pages are laid out.
 */
public final class PageNumbers {
  /** Set by the page's title; the prefix makes JasperReports keep it. */
  static final String SECTION = "net.sf.jasperreports.export.countersign.section";

  private PageNumbers() {}

  static void write(JasperPrint print) {
    Map<String, String> numbers = new HashMap<>();
    numbers.put("{m}", String.valueOf(print.getPages().size()));
    starts(print).values().forEach(at -> numbers.put(mark(numbers.size()), String.valueOf(at + 1)));
    for (int at = 0; at < print.getPages().size(); at++) {
      numbers.put("{n}", String.valueOf(at + 1));
      texts(print.getPages().get(at).getElements()).forEach(text -> replace(text, numbers));
    }
  }

  /** What stands for the page of the nth section with a title (from 1) until it is known. */
  public static String mark(int section) {
    return "{" + section + "}";
  }

  /** On which page (from 0) each section begins. */
  public static Map<String, Integer> starts(JasperPrint print) {
    Map<String, Integer> starts = new LinkedHashMap<>();
    for (int at = 0; at < print.getPages().size(); at++) {
      for (JRPrintText text : texts(print.getPages().get(at).getElements())) {
        if (text.hasProperties() && text.getPropertiesMap().containsProperty(SECTION)) {
          starts.putIfAbsent(text.getPropertiesMap().getProperty(SECTION), at);
        }
      }
    }
    return starts;
  }

  /** All texts of a page, also those in frames, in reading order. */
  public static List<JRPrintText> texts(List<JRPrintElement> elements) {
    return elements.stream()
        .flatMap(
            element ->
                element instanceof JRPrintFrame frame
                    ? texts(frame.getElements()).stream()
                    : element instanceof JRPrintText text
                        ? List.of(text).stream()
                        : List.<JRPrintText>of().stream())
        .toList();
  }

  private static void replace(JRPrintText text, Map<String, String> numbers) {
    String written = text.getFullText();
    if (written.contains("{")) {
      String replaced = written;
      for (Map.Entry<String, String> number : numbers.entrySet()) {
        replaced = replaced.replace(number.getKey(), number.getValue());
      }
      text.setText(replaced);
    }
  }
}
