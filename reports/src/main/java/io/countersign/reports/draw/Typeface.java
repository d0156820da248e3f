package io.countersign.reports.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The fonts of the house. A letter is set in the first that has it; most pages need the first
 * alone.
 */
public enum Typeface {
  LIBERATION("liberation/LiberationSans-Regular", "liberation/LiberationSans-Bold"),
  /** Greek to Arabic, and signs. */
  DEJAVU(
      "net/sf/jasperreports/fonts/dejavu/DejaVuSans",
      "net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold"),
  /** Chinese, Japanese and Korean; there is no bold of it. */
  WENQUANYI("fonts/WenQuanZhengHei", "fonts/WenQuanZhengHei");

  private final String regular;
  private final String bold;
  private Font plain;
  private Font strong;

  Typeface(String regular, String bold) {
    this.regular = regular + ".ttf";
    this.bold = bold + ".ttf";
  }

  /** On the class path. */
  public String file(boolean isBold) {
    return isBold ? bold : regular;
  }

  boolean has(int letter) {
    return font(false).canDisplay(letter);
  }

  boolean hasAll(String text) {
    return font(false).canDisplayUpTo(text) < 0;
  }

  /** Of one point. */
  public synchronized Font font(boolean isBold) {
    if (plain == null) {
      plain = load(regular);
      strong = bold.equals(regular) ? plain : load(bold);
    }
    return isBold ? strong : plain;
  }

  private static Font load(String path) {
    try (InputStream in = Typeface.class.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw FontCheck.missing(path, "no such file");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw FontCheck.missing(path, e.getMessage());
    }
  }
}
