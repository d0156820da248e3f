package io.countersign.reports;

import java.util.IdentityHashMap;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.fill.JRTemplateElement;
import net.sf.jasperreports.engine.fill.JRTemplatePrintText;
import net.sf.jasperreports.engine.fill.JRTemplateText;

/**
 * Texts with letters that the font of the house does not have are set in one that has them, a
 * little smaller, as its letters are wider.
 */
final class OtherLetters {
  static final String FONT = "DejaVu Sans";
  static final float SMALLER = 0.86f;
  private final IdentityHashMap<JRTemplateElement, JRTemplateText> made = new IdentityHashMap<>();

  private OtherLetters() {}

  static void set(JasperPrint print) {
    OtherLetters letters = new OtherLetters();
    print.getPages().forEach(page -> PageNumbers.texts(page.getElements()).forEach(letters::set));
  }

  private void set(JRPrintText text) {
    if (text instanceof JRTemplatePrintText printed && !Letters.inHouse(text.getFullText())) {
      printed.setTemplate(
          made.computeIfAbsent(printed.getTemplate(), own -> other((JRTemplateText) own)));
    }
  }

  private static JRTemplateText other(JRTemplateText own) {
    JRTemplateText other = new JRTemplateText(own.getOrigin(), own.getDefaultStyleProvider());
    other.setStyle(own.getStyle());
    other.setHorizontalTextAlign(own.getOwnHorizontalTextAlign());
    other.setVerticalTextAlign(own.getOwnVerticalTextAlign());
    other.setForecolor(own.getOwnForecolor());
    other.setBold(own.isOwnBold());
    for (String property : own.getPropertiesMap().getPropertyNames()) {
      String value = own.getPropertiesMap().getProperty(property);
      other.getPropertiesMap().setProperty(property, value); // as what it is tagged
    }
    other.setFontName(FONT);
    other.setFontSize(own.getFontSize() * SMALLER);
    return other;
  }
}
