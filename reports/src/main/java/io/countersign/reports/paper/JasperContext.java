package io.countersign.reports.paper;

import io.countersign.reports.draw.Typeface;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.FontSet;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontSet;
import net.sf.jasperreports.engine.fonts.SimpleFontSetFamily;

/**
 * JasperReports as this house uses it: its own fonts, embedded, and no classes but our own. A
 * letter is set in the first font of the house that has it.
 */
final class JasperContext {
  /** What templates name: all fonts of the house as one. */
  private static final String FONT = "house";

  private JasperContext() {}

  static SimpleJasperReportsContext context() {
    SimpleJasperReportsContext context =
        new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
    List<SimpleFontFamily> families = families(context);
    context.setExtensions(FontFamily.class, families);
    context.setExtensions(FontSet.class, List.of(set(families)));
    context.setProperty("net.sf.jasperreports.report.class.filter.enabled", "true");
    context.setProperty(
        "net.sf.jasperreports.report.class.whitelist.countersign", "jdk.internal.reflect.*");
    context.setProperty("net.sf.jasperreports.default.font.name", Typeface.LIBERATION.name());
    return context;
  }

  private static List<SimpleFontFamily> families(SimpleJasperReportsContext context) {
    return Arrays.stream(Typeface.values()).map(typeface -> family(context, typeface)).toList();
  }

  private static SimpleFontSet set(List<SimpleFontFamily> families) {
    SimpleFontSet set = new SimpleFontSet();
    set.setName(FONT);
    for (SimpleFontFamily family : families) {
      SimpleFontSetFamily member = new SimpleFontSetFamily();
      member.setFamilyName(family.getName());
      member.setPrimary(family == families.get(0));
      set.addFamily(member);
    }
    return set;
  }

  private static SimpleFontFamily family(SimpleJasperReportsContext context, Typeface typeface) {
    SimpleFontFamily family = new SimpleFontFamily(context);
    family.setName(typeface.name());
    family.setNormalFace(new Face(context, typeface, false));
    family.setBoldFace(new Face(context, typeface, true));
    family.setPdfEncoding("Identity-H");
    family.setPdfEmbedded(true);
    return family;
  }

  /** Reads its file once a process, not once a report. */
  private static final class Face extends SimpleFontFace {
    private final Typeface typeface;
    private final boolean bold;

    Face(SimpleJasperReportsContext context, Typeface typeface, boolean bold) {
      super(context);
      this.typeface = typeface;
      this.bold = bold;
      setTtf(typeface.file(bold), false);
    }

    @Override
    public Font getFont() {
      return typeface.font(bold);
    }

    @Override
    public String getName() {
      return getFont().getName();
    }
  }
}
