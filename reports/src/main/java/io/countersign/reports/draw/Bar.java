package io.countersign.reports.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;

/**
 * A bar of a chart in the notation of the house: plan outlined, claimed grey, verified dark, what
 * may still come dashed, effects green or red.
 */
public record Bar(String name, BigDecimal from, BigDecimal to, Look look, String printed) {

  /** How a bar is drawn. */
  public enum Look {
    PLANNED,
    CLAIMED,
    VERIFIED,
    OPEN,
    /** Claimed, and nobody has judged it yet. */
    UNJUDGED,
    EFFECT,
    /** An effect of which more is bad. */
    COST
  }

  public BigDecimal change() {
    return to.subtract(from);
  }

  void draw(Graphics2D pen, double left, double top, double width, double height) {
    double thin = Math.max(width, 0.6);
    Rectangle2D body = new Rectangle2D.Double(left, top, thin, height);
    switch (look) {
      case PLANNED -> outline(pen, body, Ink.VERIFIED.color(), solid(0.9f));
      case OPEN -> outline(pen, body, Ink.BAD.color(), dashed());
      case UNJUDGED -> hatch(pen, body);
      case CLAIMED -> fill(pen, body, Ink.CLAIMED.color());
      case VERIFIED -> fill(pen, body, Ink.VERIFIED.color());
      case EFFECT -> fill(pen, body, Ink.ofEffect(change()).color());
      case COST -> fill(pen, body, Ink.ofEffect(change().negate()).color());
    }
  }

  private static void fill(Graphics2D pen, Rectangle2D body, Color color) {
    pen.setColor(color);
    pen.fill(body);
  }

  private static void hatch(Graphics2D pen, Rectangle2D body) {
    java.awt.Shape clip = pen.getClip();
    pen.clip(body);
    for (double at = -body.getHeight(); at < body.getWidth(); at += 2.4) {
      double left = body.getX() + at;
      rule(pen, Ink.VERIFIED, 0.5f, left, body.getMaxY(), left + body.getHeight(), body.getY());
    }
    pen.setClip(clip);
    outline(pen, body, Ink.VERIFIED.color(), solid(0.5f));
  }

  private static void outline(Graphics2D pen, Rectangle2D body, Color color, BasicStroke stroke) {
    pen.setColor(color);
    pen.setStroke(stroke);
    double half = stroke.getLineWidth() / 2;
    double width = Math.max(body.getWidth() - 2 * half, 0.1);
    pen.draw(
        new Rectangle2D.Double(
            body.getX() + half, body.getY() + half, width, body.getHeight() - 2 * half));
  }

  static void rule(Graphics2D pen, Ink ink, float weight, double... ends) {
    pen.setColor(ink.color());
    pen.setStroke(solid(weight));
    pen.draw(new Line2D.Double(ends[0], ends[1], ends[2], ends[3]));
  }

  private static BasicStroke solid(float weight) {
    return new BasicStroke(weight, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
  }

  private static BasicStroke dashed() {
    return new BasicStroke(
        0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {2.5f, 1.8f}, 0);
  }
}
