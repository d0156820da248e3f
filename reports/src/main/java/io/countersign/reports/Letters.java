package io.countersign.reports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
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

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private final Font font;

  Letters(String file, float size) {
    this.font = load(file).deriveFont(size);
  }

  void write(Graphics2D pen, Ink ink, String text, double x, double baseline) {
    if (text.isEmpty()) {
      return;
    }
    pen.setColor(ink.color());
    Shape outline = font.createGlyphVector(EXACT, text).getOutline();
    pen.fill(AffineTransform.getTranslateInstance(x, baseline).createTransformedShape(outline));
  }

  double width(String text) {
    return font.getStringBounds(text, EXACT).getWidth();
  }

  Shape outline(String text, float size) {
    return font.deriveFont(size).createGlyphVector(EXACT, text).getOutline();
  }

  private static Font load(String file) {
    String path = "/liberation/" + file + ".ttf";
    try (InputStream in = Letters.class.getResourceAsStream(path)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font " + path + " is not readable", e);
    }
  }
}
