package io.countersign.reports;

import java.util.List;
import java.util.Optional;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRChild;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.ScaleImageEnum;
import net.sf.jasperreports.engine.type.StretchTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.renderers.Renderable;

/**
 * Where the columns of a listed table stand. A report's page holds a frame for each table, and in
 * it a text for each column: its key is the column, its place the place, its words the heading. An
 * image is a drawing beside the numbers. A frame taller than a heading wants rows of its height, in
 * the letters of a pack.
 */
record TableLayout(List<JRDesignStaticText> columns, List<JRDesignImage> drawings, int height) {
  private static final String TAG = "net.sf.jasperreports.export.pdf.tag.";
  private static final int HEADING = 15;

  static Optional<TableLayout> of(JasperDesign page, String table) {
    for (JRBand band : page.getDetailSection().getBands()) {
      for (JRChild child : band.getChildren()) {
        if (child instanceof JRDesignFrame frame && table.equals(frame.getKey())) {
          return Optional.of(
              new TableLayout(
                  all(frame, JRDesignStaticText.class),
                  all(frame, JRDesignImage.class),
                  frame.getHeight()));
        }
      }
    }
    return Optional.empty();
  }

  private static <T> List<T> all(JRDesignFrame frame, Class<T> kind) {
    return frame.getChildren().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Puts a heading and a cell for each column into the house's table. */
  JasperDesign into(JasperDesign table, Language language) {
    JRDesignFrame head = (JRDesignFrame) table.getColumnHeader().getChildren().get(0);
    JRDesignBand band = (JRDesignBand) table.getDetailSection().getBands()[0];
    JRDesignFrame row = (JRDesignFrame) band.getChildren().get(0);
    if (height > HEADING) {
      heighten(table, band, row);
    }
    int width = columns.stream().mapToInt(c -> c.getX() + c.getWidth()).max().orElse(0);
    head.setWidth(width);
    row.setWidth(width);
    if (columns.stream().allMatch(column -> column.getText().isBlank())) {
      table.setColumnHeader(null);
    }
    try {
      for (JRDesignStaticText column : columns) {
        addField(table, column.getKey(), String.class);
        head.addElement(heading(table, column, language.say(column.getText()), head.getHeight()));
        row.addElement(cell(table, column, row));
      }
      for (JRDesignImage drawing : drawings) {
        addField(table, drawing.getKey(), Renderable.class);
        band.addElement(beside(table, drawing, row.getHeight()));
      }
    } catch (JRException e) {
      throw new IllegalStateException("a column stands twice in a table: " + e.getMessage(), e);
    }
    return table;
  }

  private void heighten(JasperDesign table, JRDesignBand band, JRDesignFrame row) {
    band.setHeight(height);
    row.setHeight(height);
    ((JRDesignStyle) table.getStylesMap().get("cell")).setParentStyleNameReference("body");
    ((JRDesignStyle) table.getStylesMap().get("amount")).setParentStyleNameReference("number");
  }

  private static void addField(JasperDesign table, String name, Class<?> kind) throws JRException {
    JRDesignField field = new JRDesignField();
    field.setName(name);
    field.setValueClass(kind);
    table.addField(field);
  }

  /**
   * A drawing says nothing that the numbers beside it do not; those who cannot see it miss none.
   */
  private static JRDesignFrame beside(JasperDesign table, JRDesignImage drawing, int height) {
    JRDesignImage image = new JRDesignImage(table);
    image.setWidth(drawing.getWidth());
    image.setHeight(height);
    image.setScaleImage(ScaleImageEnum.FILL_FRAME);
    image.setUsingCache(false);
    image.setExpression(new JRDesignExpression("$F{" + drawing.getKey() + "}"));
    JRDesignFrame frame = new JRDesignFrame(table);
    place(frame, drawing, height);
    frame.getPropertiesMap().setProperty(TAG + "note", "full");
    frame.addElement(image);
    return frame;
  }

  private static JRDesignStaticText heading(
      JasperDesign table, JRDesignStaticText column, String words, int height) {
    JRDesignStaticText heading = new JRDesignStaticText(table);
    place(heading, column, height);
    heading.setText(words);
    heading.setStyleNameReference(isNumber(column) ? "column_number" : "column");
    heading.getPropertiesMap().setProperty(TAG + "th", "full");
    return heading;
  }

  private static JRDesignTextField cell(
      JasperDesign table, JRDesignStaticText column, JRDesignFrame row) {
    JRDesignTextField cell = new JRDesignTextField(table);
    place(cell, column, row.getHeight());
    cell.setExpression(new JRDesignExpression("$F{" + column.getKey() + "}"));
    cell.setStyleNameReference(isNumber(column) ? "amount" : "cell");
    cell.setBlankWhenNull(true);
    cell.setTextAdjust(TextAdjustEnum.STRETCH_HEIGHT);
    cell.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
    boolean first = row.getChildren().isEmpty();
    cell.getPropertiesMap().setProperty(TAG + (first ? "th" : "td"), "full");
    return cell;
  }

  private static void place(JRDesignElement element, JRDesignElement column, int height) {
    element.setX(column.getX());
    element.setWidth(column.getWidth());
    element.setHeight(height);
  }

  private static boolean isNumber(JRDesignStaticText column) {
    return "column_number".equals(column.getStyleNameReference());
  }
}
