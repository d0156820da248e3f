package io.countersign.reports;

import java.util.List;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;

/**
 * JasperReports as this house uses it: its own fonts, embedded, and no classes but our own. What
 * Liberation Sans has no letters for is set in DejaVu Sans.
 */
final class House {
  private House() {}

  static SimpleJasperReportsContext context() {
    SimpleJasperReportsContext context =
        new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
    context.setExtensions(FontFamily.class, List.of(liberation(context), dejavu(context)));
    context.setProperty("net.sf.jasperreports.report.class.filter.enabled", "true");
    context.setProperty(
        "net.sf.jasperreports.report.class.whitelist.countersign",
        Filled.class.getName() + ",jdk.internal.reflect.*");
    context.setProperty("net.sf.jasperreports.default.font.name", "Liberation Sans");
    return context;
  }

  private static SimpleFontFamily liberation(SimpleJasperReportsContext context) {
    return family(context, "Liberation Sans", Letters.LATIN + "-Regular", Letters.LATIN + "-Bold");
  }

  private static SimpleFontFamily dejavu(SimpleJasperReportsContext context) {
    return family(context, OtherLetters.FONT, Letters.OTHERS, Letters.OTHERS + "-Bold");
  }

  private static SimpleFontFamily family(
      SimpleJasperReportsContext context, String name, String normal, String bold) {
    SimpleFontFamily family = new SimpleFontFamily(context);
    family.setName(name);
    family.setNormalFace(face(context, normal));
    family.setBoldFace(face(context, bold));
    family.setPdfEncoding("Identity-H");
    family.setPdfEmbedded(true);
    return family;
  }

  private static SimpleFontFace face(SimpleJasperReportsContext context, String file) {
    SimpleFontFace face = new SimpleFontFace(context);
    face.setTtf(file + ".ttf");
    return face;
  }
}
