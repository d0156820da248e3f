package io.countersign.reports.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;

/** Pages as text that keeps its columns, so that a change of a page can be read in a diff. */
public final class PageText {
  private static final int POINTS_PER_LETTER = 4;
  private final Map<Integer, List<Piece>> lines = new TreeMap<>();

  private record Piece(int from, int to, boolean right, String text) {}

  private PageText() {}

  public static String of(JasperPrint print) {
    StringBuilder text = new StringBuilder();
    int at = 1;
    for (JRPrintPage page : print.getPages()) {
      PageText pageText = new PageText();
      pageText.take(page.getElements(), 0, 0);
      text.append("=== page ").append(at++).append('\n').append(pageText.text());
    }
    return text.toString();
  }

  private void take(List<JRPrintElement> elements, int x, int y) {
    for (JRPrintElement element : elements) {
      if (element instanceof JRPrintFrame frame) {
        take(frame.getElements(), x + frame.getX(), y + frame.getY());
      } else if (element instanceof JRPrintText text && !text.getFullText().isBlank()) {
        take(text, x + text.getX(), y + text.getY());
      }
    }
  }

  private void take(JRPrintText text, int x, int y) {
    boolean right = text.getHorizontalTextAlign() == HorizontalTextAlignEnum.RIGHT;
    Piece piece = new Piece(x, x + text.getWidth(), right, text.getFullText().replace('\n', ' '));
    lines.computeIfAbsent(y, line -> new ArrayList<>()).add(piece);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    lines.values().forEach(pieces -> text.append(line(pieces)).append('\n'));
    return text.toString();
  }

  private static String line(List<Piece> pieces) {
    StringBuilder line = new StringBuilder();
    pieces.sort(Comparator.comparingInt(Piece::from));
    for (Piece piece : pieces) {
      int start =
          piece.right()
              ? piece.to() / POINTS_PER_LETTER - piece.text().length()
              : piece.from() / POINTS_PER_LETTER;
      int gap = line.isEmpty() ? start : Math.max(start, line.length() + 1);
      line.append(" ".repeat(Math.max(0, gap - line.length()))).append(piece.text());
    }
    return line.toString().stripTrailing();
  }
}
