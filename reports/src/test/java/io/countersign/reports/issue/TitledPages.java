package io.countersign.reports.issue;

import io.countersign.reports.paper.PageNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;

/** What pages say under each title, and which numbers of a title they do not show. */
final class TitledPages {
  private static final String H1 = "net.sf.jasperreports.export.pdf.tag.h1";
  private static final Pattern NUMBER =
      Pattern.compile("([A-Z]{3}\u00a0)?[+\u2212]?(\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?)(\u00a0[mk])?");
  private final Map<String, List<String>> pages = new LinkedHashMap<>();

  TitledPages(JasperPrint print) {
    for (JRPrintPage page : print.getPages()) {
      List<JRPrintText> texts = PageNumbers.texts(page.getElements());
      String title =
          texts.stream()
              .filter(text -> text.getPropertiesMap().containsProperty(H1))
              .map(JRPrintText::getFullText)
              .findFirst()
              .orElse("");
      List<String> below = pages.computeIfAbsent(title, name -> new ArrayList<>());
      texts.stream()
          .map(JRPrintText::getFullText)
          .filter(text -> !text.equals(title))
          .forEach(below::add);
    }
  }

  Map<String, List<String>> pages() {
    return pages;
  }

  /** Each as "number: title". A page may show an amount more finely than its title says it. */
  List<String> unshown() {
    List<String> unshown = new ArrayList<>();
    pages.forEach(
        (title, texts) -> {
          List<String> shown = new ArrayList<>();
          texts.forEach(text -> NUMBER.matcher(text).results().forEach(n -> shown.add(n.group(2))));
          Matcher said = NUMBER.matcher(title);
          while (said.find()) {
            boolean money = said.group(1) != null;
            String number = said.group(2);
            if (shown.stream().noneMatch(one -> same(number, one, money))) {
              unshown.add(number + ": " + title);
            }
          }
        });
    return unshown;
  }

  private static boolean same(String said, String shown, boolean money) {
    BigDecimal title = new BigDecimal(said.replace(",", ""));
    BigDecimal page = new BigDecimal(shown.replace(",", ""));
    if (!money) {
      return title.compareTo(page) == 0;
    }
    for (int finer : List.of(0, 3, 6)) {
      BigDecimal moved = page.movePointLeft(finer);
      if (moved.scale() >= title.scale()
          && moved.setScale(title.scale(), RoundingMode.HALF_UP).compareTo(title) == 0) {
        return true;
      }
    }
    return false;
  }
}
