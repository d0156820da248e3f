package io.countersign.reports.paper;

import java.util.List;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRChild;
import net.sf.jasperreports.engine.JRGroup;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.OrientationEnum;

/**
 * The paper of a report, as its page says. What the house lays out for landscape is made narrower
 * for portrait: what reached the right edge still does.
 *
 * @param width in points, without the margins
 */
record Paper(int width, int pageWidth, int pageHeight, OrientationEnum orientation) {
  static Paper of(JasperDesign page) {
    return new Paper(
        page.getColumnWidth(), page.getPageWidth(), page.getPageHeight(), page.getOrientation());
  }

  /** Fits a template of the house: the page itself, or a part that is as wide as the page. */
  void fit(JasperDesign design) {
    int wide = design.getColumnWidth();
    int margins = design.getPageWidth() - wide;
    int taller = pageHeight - design.getPageHeight();
    design.setPageWidth(width + margins);
    design.setPageHeight(pageHeight);
    design.setColumnWidth(width);
    design.setOrientation(orientation);
    for (JRBand band : bands(design)) {
      if (band != null) {
        fit(band.getChildren(), wide);
      }
    }
    if (margins > 0 && design.getBackground() != null) {
      heighten(design, taller);
    }
  }

  private static void heighten(JasperDesign design, int taller) {
    var band = (net.sf.jasperreports.engine.design.JRDesignBand) design.getBackground();
    band.setHeight(band.getHeight() + taller);
    band.getChildren().forEach(child -> heighten((JRDesignElement) child, taller));
  }

  private static void heighten(JRDesignElement element, int taller) {
    element.setHeight(element.getHeight() + taller);
    if (element instanceof JRDesignFrame frame) {
      frame.getChildren().forEach(child -> heighten((JRDesignElement) child, taller));
    }
  }

  private static List<JRBand> bands(JasperDesign design) {
    List<JRBand> bands = new java.util.ArrayList<>();
    bands.add(design.getTitle());
    bands.add(design.getColumnHeader());
    bands.add(design.getSummary());
    bands.add(design.getBackground());
    bands.add(design.getPageFooter());
    bands.addAll(List.of(design.getDetailSection().getBands()));
    for (JRGroup group : design.getGroups()) {
      bands.addAll(List.of(group.getGroupHeaderSection().getBands()));
    }
    return bands;
  }

  private void fit(List<JRChild> children, int wide) {
    for (JRChild child : children) {
      JRDesignElement element = (JRDesignElement) child;
      boolean atTheEdge = element.getX() + element.getWidth() >= wide;
      if (atTheEdge && element.getX() > wide / 2) {
        element.setX(element.getX() + width - wide);
      } else if (atTheEdge) {
        element.setWidth(width - element.getX());
      } else if (element.getX() + element.getWidth() > width) {
        element.setWidth(element.getWidth() + width - wide);
      }
      if (element instanceof JRDesignFrame frame) {
        fit(frame.getChildren(), wide);
      }
    }
  }
}
