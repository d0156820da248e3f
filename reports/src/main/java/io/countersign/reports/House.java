package io.countersign.reports;

import java.util.List;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;

/** JasperReports as this house uses it: its own font, embedded, and no classes but our own. */
final class House {
  private House() {}

  static SimpleJasperReportsContext context() {
    SimpleJasperReportsContext context =
        new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
    context.setExtensions(FontFamily.class, List.of(liberation(context)));
    context.setProperty("net.sf.jasperreports.report.class.filter.enabled", "true");
    context.setProperty(
        "net.sf.jasperreports.report.class.whitelist.countersign",
        Filled.class.getName() + ",jdk.internal.reflect.*");
    context.setProperty("net.sf.jasperreports.default.font.name", "Liberation Sans");
    return context;
  }

  private static SimpleFontFamily liberation(SimpleJasperReportsContext context) {
    SimpleFontFamily family = new SimpleFontFamily(context);
    family.setName("Liberation Sans");
    family.setNormalFace(face(context, "Regular"));
    family.setBoldFace(face(context, "Bold"));
    family.setPdfEncoding("Identity-H");
    family.setPdfEmbedded(true);
    return family;
  }

  private static SimpleFontFace face(SimpleJasperReportsContext context, String weight) {
    SimpleFontFace face = new SimpleFontFace(context);
    face.setTtf("liberation/LiberationSans-" + weight + ".ttf");
    return face;
  }
}
