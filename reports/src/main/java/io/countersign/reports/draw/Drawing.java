package io.countersign.reports.draw;

import io.countersign.reports.words.Language;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** A sketch as JasperReports takes it: it lands in the PDF as vectors. */
public final class Drawing extends AbstractRenderer implements Graphics2DRenderable {
  private static final long serialVersionUID = 1;
  private final transient Sketch sketch;
  private final transient Language language;

  public Drawing(Sketch sketch) {
    this(sketch, Language.ENGLISH);
  }

  private Drawing(Sketch sketch, Language language) {
    this.sketch = sketch;
    this.language = language;
  }

  /** The same, its letters in a language. */
  public Drawing in(Language other) {
    return new Drawing(sketch, other);
  }

  @Override
  public void render(JasperReportsContext context, Graphics2D pen, Rectangle2D area) {
    Graphics2D own = (Graphics2D) pen.create();
    own.translate(area.getX(), area.getY());
    own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    own.setRenderingHint(Letters.LANGUAGE, language);
    sketch.draw(own, area.getWidth(), area.getHeight());
    own.dispose();
  }
}
