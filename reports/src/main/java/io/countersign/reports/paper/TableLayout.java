package io.countersign.reports.paper;

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
 * it a text for each column: its key is the column, its place the place, its words the heading. In
 * style drawing it is a drawing beside the numbers. A frame taller than a heading wants rows of its
 * height, in the letters of a pack.
 */
record TableLayout(List<JRDesignStaticText> columns, int height) {
  private static final String TAG = "net.sf.jasperreports.export.pdf.tag.";
  private static final int HEADING = 15;

  static Optional<TableLayout> of(JasperDesign page, String table) {
    for (JRBand band : page.getDetailSection().getBands()) {
      for (JRChild child : band.getChildren()) {
        if (child instanceof JRDesignFrame frame && table.equals(frame.getKey())) {
          return Optional.of(
              new TableLayout(
                  frame.getChildren().stream().map(JRDesignStaticText.class::cast).toList(),
                  frame.getHeight()));
        }
      }
    }
    return Optional.empty();
  }

  /** Puts a heading and a cell for each column into the house's table. */
  JasperDesign into(JasperDesign table) {
    JRDesignFrame head = (JRDesignFrame) table.getColumnHeader().getChildren().get(0);
    JRDesignFrame row = (JRDesignFrame) table.getDetailSection().getBands()[0].getChildren().get(0);
    if (height > HEADING) {
      heighten(table, row);
    }
    int width = columns.stream().mapToInt(c -> c.getX() + c.getWidth()).max().orElse(0);
    head.setWidth(width);
    row.setWidth(width);
    if (columns.stream().allMatch(column -> column.getText().isBlank())) {
      table.setColumnHeader(null);
    }
    try {
      for (JRDesignStaticText column : columns) {
        boolean drawn = "drawing".equals(column.getStyleNameReference());
        JRDesignField field = new JRDesignField();
        field.setName(column.getKey());
        field.setValueClass(drawn ? Renderable.class : String.class);
        table.addField(field);
        JRDesignStaticText heading = heading(table, column, head.getHeight());
        if (drawn) {
          ((JRDesignBand) table.getColumnHeader()).addElement(decoration(table, heading));
          band(table).addElement(decoration(table, drawing(table, column, row.getHeight())));
        } else {
          head.addElement(heading);
          row.addElement(cell(table, column, row));
        }
      }
    } catch (JRException e) {
      throw new IllegalStateException("a column stands twice in a table: " + e.getMessage(), e);
    }
    return table;
  }

  private void heighten(JasperDesign table, JRDesignFrame row) {
    band(table).setHeight(height);
    row.setHeight(height);
    ((JRDesignStyle) table.getStylesMap().get("cell")).setParentStyleNameReference("body");
    ((JRDesignStyle) table.getStylesMap().get("amount")).setParentStyleNameReference("number");
  }

  private static JRDesignBand band(JasperDesign table) {
    return (JRDesignBand) table.getDetailSection().getBands()[0];
  }

  private static JRDesignImage drawing(JasperDesign table, JRDesignStaticText column, int height) {
    JRDesignImage image = new JRDesignImage(table);
    place(image, column, height);
    image.setScaleImage(ScaleImageEnum.FILL_FRAME);
    image.setUsingCache(false);
    image.setExpression(new JRDesignExpression("$F{" + column.getKey() + "}"));
    return image;
  }

  /**
   * A drawing repeats a number of its row: for those who listen it is none of the table's cells.
   */
  private static JRDesignFrame decoration(JasperDesign table, JRDesignElement element) {
    JRDesignFrame frame = new JRDesignFrame(table);
    frame.setX(element.getX());
    frame.setWidth(element.getWidth());
    frame.setHeight(element.getHeight());
    frame.getPropertiesMap().setProperty(TAG + "note", "full");
    element.setX(0);
    element.getPropertiesMap().removeProperty(TAG + "th");
    frame.addElement(element);
    return frame;
  }

  private static JRDesignStaticText heading(
      JasperDesign table, JRDesignStaticText column, int height) {
    JRDesignStaticText heading = new JRDesignStaticText(table);
    place(heading, column, height);
    heading.setText(column.getText());
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

  private static void place(JRDesignElement element, JRDesignStaticText column, int height) {
    element.setX(column.getX());
    element.setWidth(column.getWidth());
    element.setHeight(height);
  }

  private static boolean isNumber(JRDesignStaticText column) {
    return "column_number".equals(column.getStyleNameReference());
  }
}
