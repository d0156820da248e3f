package io.countersign.reports.draw;

import io.countersign.reports.words.Language;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.AttributedString;
import java.util.Arrays;
import java.util.Optional;

/** The letters of drawings: the fonts of the house in their two weights, as outlines. */
public enum Letters {
  BODY(false, 9),
  STRONG(true, 9),
  SMALL(false, 7.5f);

  /** What a pen carries to write words in a language. */
  static final RenderingHints.Key LANGUAGE =
      new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
          return value instanceof Language;
        }
      };

  /** Stands for a letter that no font of the house has. */
  private static final int NO_LETTER = 0xFFFD;

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private final boolean bold;
  private final Font font;

  Letters(boolean bold, float size) {
    this.bold = bold;
    this.font = Typeface.LIBERATION.font(bold).deriveFont(size);
  }

  /** Words and numbers of the house, in the language that the pen writes. */
  public void write(Graphics2D pen, Ink ink, String text, double x, double baseline) {
    name(pen, ink, said(pen, text), x, baseline);
  }

  /** Text as a source wrote it. */
  void name(Graphics2D pen, Ink ink, String text, double x, double baseline) {
    if (text.isEmpty()) {
      return;
    }
    pen.setColor(ink.color());
    AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
    pen.fill(place.createTransformedShape(outline(text, font.getSize2D())));
  }

  private static String said(Graphics2D pen, String text) {
    return pen.getRenderingHint(LANGUAGE) instanceof Language own ? own.say(text) : text;
  }

  public double width(String text) {
    return Typeface.LIBERATION.hasAll(text)
        ? font.getStringBounds(text, EXACT).getWidth()
        : mixed(text, font.getSize2D()).getAdvance();
  }

  Shape outline(String text, float points) {
    return Typeface.LIBERATION.hasAll(text)
        ? font.deriveFont(points).createGlyphVector(EXACT, text).getOutline()
        : mixed(text, points).getOutline(null);
  }

  /** Each letter in the first font that has it. Layout takes a while, and most texts need none. */
  private TextLayout mixed(String text, float points) {
    String printable = printable(text);
    AttributedString set = new AttributedString(printable);
    set.addAttribute(TextAttribute.FONT, font.deriveFont(points));
    for (int at = 0; at < printable.length(); at = printable.offsetByCodePoints(at, 1)) {
      int end = printable.offsetByCodePoints(at, 1);
      Typeface face = of(printable.codePointAt(at)).orElse(Typeface.LIBERATION);
      if (face != Typeface.LIBERATION) {
        set.addAttribute(TextAttribute.FONT, face.font(bold).deriveFont(points), at, end);
      }
    }
    return new TextLayout(set.getIterator(), EXACT);
  }

  private static Optional<Typeface> of(int letter) {
    return Arrays.stream(Typeface.values()).filter(face -> face.has(letter)).findFirst();
  }

  /** A title that needs two lines is broken between its two thoughts. */
  public static String broken(String title) {
    boolean fits = title == null || STRONG.width(title) * 16 / 9 < 756;
    return fits ? title : title.replaceFirst("; ", ";\n");
  }

  /** The text with a mark in the place of each letter that cannot be printed. */
  public static String printable(String text) {
    if (text == null || Typeface.LIBERATION.hasAll(text)) {
      return text;
    }
    return text.codePoints()
        .map(letter -> of(letter).isPresent() ? letter : NO_LETTER)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
