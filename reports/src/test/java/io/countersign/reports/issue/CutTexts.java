package io.countersign.reports.issue;

import io.countersign.reports.draw.Letters;
import io.countersign.reports.paper.PageNumbers;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JRTextElement;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;

/** Texts that are not on paper whole, and words that are wider than their column. */
final class CutTexts {
  private CutTexts() {}

  /** Pages that remember what was cut off. */
  static <T> T whole(Supplier<T> laying) {
    JasperReportsContext shared = DefaultJasperReportsContext.getInstance();
    shared.setProperty(JRTextElement.PROPERTY_PRINT_KEEP_FULL_TEXT, "true");
    try {
      return laying.get();
    } finally {
      shared.removeProperty(JRTextElement.PROPERTY_PRINT_KEEP_FULL_TEXT);
    }
  }

  static Set<String> of(JasperPrint print) {
    return print.getPages().stream()
        .flatMap(page -> PageNumbers.texts(page.getElements()).stream())
        .filter(text -> text.getTextTruncateIndex() != null || widest(text) > text.getWidth())
        .map(JRPrintText::getFullText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double widest(JRPrintText text) {
    Letters letters = text.isBold() ? Letters.STRONG : Letters.BODY;
    return Arrays.stream(text.getFullText().split("[ \n-]"))
            .mapToDouble(letters::width)
            .max()
            .orElse(0)
        * text.getFontSize()
        / 9;
  }
}
