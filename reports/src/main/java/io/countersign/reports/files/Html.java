package io.countersign.reports.files;

import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;

/**
 * Pages as one HTML file that needs nothing else: headings, tables and paragraphs, as the pages are
 * tagged; a drawing is told by its words.
 */
final class Html {
  private static final String TAG = "net.sf.jasperreports.export.pdf.tag.";
  private static final String STYLE =
      "body{font:14px 'Liberation Sans',Arial,sans-serif;color:#1a1a1a;max-width:70em;margin:2em auto;padding:0 1em}"
          + "h1{font-size:1.5em;margin:2em 0 .2em}h2{font-size:1em;margin:1.6em 0 .3em}"
          + "table{border-collapse:collapse;width:100%}td,th{padding:.15em .6em .15em 0;text-align:left;"
          + "font-weight:normal;border-bottom:1px solid #c8c8c8;vertical-align:top}.n{text-align:right}"
          + ".b{font-weight:bold}figure{color:#5f5f5f;margin:1em 0}";
  private final StringBuilder html = new StringBuilder();
  private boolean inTable;
  private String heading = "";

  private Html() {}

  static String of(JasperPrint print, String title, String language) {
    Html page = new Html();
    page.html
        .append("<!doctype html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\">")
        .append(
            "<title>%s</title><style>%s</style></head><body>\n"
                .formatted(SheetXml.escaped(title), STYLE));
    for (JRPrintPage one : print.getPages()) {
      page.elements(one.getElements());
    }
    page.table(false);
    return page.html.append("</body></html>\n").toString();
  }

  private void elements(List<JRPrintElement> elements) {
    for (JRPrintElement element : elements) {
      if (isTagged(element, "note")) {
        continue; // watermark and foot belong to paper
      }
      if (element instanceof JRPrintFrame frame && isTagged(frame, "tr")) {
        row(frame);
      } else if (element instanceof JRPrintFrame frame) {
        elements(frame.getElements());
      } else if (element instanceof JRPrintText text && !text.getFullText().isBlank()) {
        paragraph(text);
      } else if (element instanceof JRPrintImage image && image.getHyperlinkTooltip() != null) {
        table(false);
        html.append("<figure>" + SheetXml.escaped(image.getHyperlinkTooltip()) + "</figure>\n");
      }
    }
  }

  private void row(JRPrintFrame frame) {
    table(true);
    html.append("<tr>");
    for (JRPrintElement cell : frame.getElements()) {
      if (cell instanceof JRPrintText text) {
        String tag = isTagged(cell, "th") ? "th" : "td";
        boolean right = text.getHorizontalTextAlign() == HorizontalTextAlignEnum.RIGHT;
        String look = (right ? "n" : "") + (text.isBold() ? " b" : "");
        html.append(
            "<" + tag + " class=\"" + look.strip() + "\">" + words(text) + "</" + tag + ">");
      }
    }
    html.append("</tr>\n");
  }

  /** A heading that is repeated on a new page is said once. */
  private void paragraph(JRPrintText text) {
    String tag = isTagged(text, "h1") ? "h1" : isTagged(text, "h2") ? "h2" : "p";
    String said = "<" + tag + ">" + words(text) + "</" + tag + ">\n";
    if (tag.equals("h1") && said.equals(heading)) {
      return;
    }
    heading = tag.equals("h1") ? said : heading;
    table(false);
    html.append(said);
  }

  private void table(boolean open) {
    if (open != inTable) {
      html.append(open ? "<table>\n" : "</table>\n");
      inTable = open;
    }
  }

  private static String words(JRPrintText text) {
    return SheetXml.escaped(text.getFullText()).replace("\n", "<br>");
  }

  private static boolean isTagged(JRPrintElement element, String tag) {
    return element.hasProperties() && element.getPropertiesMap().containsProperty(TAG + tag);
  }
}
