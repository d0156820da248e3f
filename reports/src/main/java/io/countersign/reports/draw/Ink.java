package io.countersign.reports.draw;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.Locale;

/** The few colours. Green and red differ in lightness too, and never stand without a sign. */
public enum Ink {
  BLACK(0x1A1A1A),
  VERIFIED(0x3C3C3C),
  CLAIMED(0x9A9A9A),
  GREY(0x5F5F5F),
  LIGHT(0xC8C8C8),
  FAINT(0xF1F1F1),
  GOOD(0x3A7D22),
  BAD(0xA8201A);

  private final Color color;

  Ink(int rgb) {
    this.color = new Color(rgb);
  }

  Color color() {
    return color;
  }

  /** As style sheets have it. */
  public String hex() {
    return String.format(Locale.ROOT, "#%06X", color.getRGB() & 0xFFFFFF);
  }

  /** By the effect on value: more is good. */
  public static Ink ofEffect(BigDecimal effect) {
    if (effect == null || effect.signum() == 0) {
      return BLACK;
    }
    return effect.signum() > 0 ? GOOD : BAD;
  }
}
