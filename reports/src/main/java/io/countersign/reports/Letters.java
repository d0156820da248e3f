package io.countersign.reports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;

/** The letters of drawings: the house's font in its two weights, as outlines. */
enum Letters {
  BODY("LiberationSans-Regular", 9),
  STRONG("LiberationSans-Bold", 9),
  SMALL("LiberationSans-Regular", 7.5f);

  /** The font of the house, and the one for letters that it does not have; without weight. */
  static final String LATIN = "liberation/LiberationSans";

  static final String OTHERS = "net/sf/jasperreports/fonts/dejavu/DejaVuSans";

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

  private static final Font FALLBACK = load("/" + OTHERS + ".ttf");
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private final Font font;

  Letters(String file, float size) {
    this.font = load("/liberation/" + file + ".ttf").deriveFont(size);
  }

  /** Words and numbers of the house, in the language that the pen writes. */
  void write(Graphics2D pen, Ink ink, String text, double x, double baseline) {
    name(pen, ink, said(pen, text), x, baseline);
  }

  /** Text as a source wrote it. */
  void name(Graphics2D pen, Ink ink, String text, double x, double baseline) {
    if (text.isEmpty()) {
      return;
    }
    pen.setColor(ink.color());
    Shape outline = face(text).createGlyphVector(EXACT, text).getOutline();
    pen.fill(AffineTransform.getTranslateInstance(x, baseline).createTransformedShape(outline));
  }

  /** As wide as {@link #write} writes it. */
  double width(Graphics2D pen, String text) {
    return width(said(pen, text));
  }

  private static String said(Graphics2D pen, String text) {
    return pen.getRenderingHint(LANGUAGE) instanceof Language own ? own.say(text) : text;
  }

  double width(String text) {
    return face(text).getStringBounds(text, EXACT).getWidth();
  }

  /** The font of the house, where it has every letter of a text. */
  private Font face(String text) {
    return inHouse(text) ? font : FALLBACK.deriveFont(font.getSize2D() * OtherLetters.SMALLER);
  }

  Shape outline(String text, float size) {
    return font.deriveFont(size).createGlyphVector(EXACT, text).getOutline();
  }

  /** Whether the font of the house has every letter of a text. */
  static boolean inHouse(String text) {
    return text == null || BODY.font.canDisplayUpTo(text) < 0;
  }

  /** The text with a mark in the place of each letter that cannot be printed. */
  static String printable(String text) {
    if (inHouse(text) || FALLBACK.canDisplayUpTo(text) < 0) {
      return text;
    }
    return text.codePoints()
        .map(one -> BODY.font.canDisplay(one) || FALLBACK.canDisplay(one) ? one : NO_LETTER)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Font load(String path) {
    try (InputStream in = Letters.class.getResourceAsStream(path)) {
      if (in == null) {
        throw FontCheck.missing(path, "no such file");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw FontCheck.missing(path, e.getMessage());
    }
  }
}
