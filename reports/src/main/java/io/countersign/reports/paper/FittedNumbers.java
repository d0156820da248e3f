package io.countersign.reports.paper;

import io.countersign.reports.draw.Letters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JRStyleContainer;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;

/**
 * Sets a number that is wider than its column in smaller letters: broken over two lines, it would
 * read as another number. One that does not fit in the smallest letters is broken all the same.
 */
final class FittedNumbers {
  private static final String STYLE = "_style";
  private static final Pattern NAMED = Pattern.compile("\\$([FP])\\{(\\w+)}");

  /** Where a line may end. */
  private static final Pattern BREAK = Pattern.compile("[ \\n]|(?<=\\w)-");

  /** A currency, a sign, digits, a unit. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:[A-Z]{3}\u00a0)?[^\\p{L}\\d]*\\d[^\\p{L}]*\\p{L}{0,3}");

  /** In points, smallest first: in the smallest, 20 digits fit where 8 did. */
  private static final List<Float> SIZES =
      Stream.iterate(3f, size -> size + 0.5f).limit(26).toList();

  /** Between a number and the one before it, in points: about a blank. */
  private static final double GAP = 2.5;

  /** Where a value is printed, and how: width and size in points. */
  private record Place(int width, String style, float size, boolean bold) {
    /** A style in which all numbers of a text fit, where its own is too large. */
    Optional<String> fitting(String text, boolean inBold) {
      Letters letters = bold || inBold ? Letters.STRONG : Letters.BODY;
      double widest =
          BREAK
              .splitAsStream(text)
              .filter(word -> NUMBER.matcher(word).matches())
              .mapToDouble(letters::width)
              .max()
              .orElse(0);
      double fits = (width - GAP) * 9 / widest;
      if (size <= fits) {
        return Optional.empty();
      }
      return Optional.of(
          smaller(
              style,
              SIZES.stream().filter(one -> one <= fits).reduce(SIZES.get(0), Math::max),
              bold || inBold));
    }
  }

  private static String smaller(String style, float size, boolean bold) {
    return style + " " + size + (bold ? " bold" : "");
  }

  private final Map<String, Place> places = new HashMap<>();
  private final JasperDesign design;
  private final JRTemplate house;

  private FittedNumbers(JasperDesign design, JRTemplate house) {
    this.design = design;
    this.house = house;
  }

  /** Gives each text of a template a style by expression; {@link #styles} says which. */
  static FittedNumbers in(JasperDesign design, JRTemplate house) throws JRException {
    FittedNumbers fitted = new FittedNumbers(design, house);
    for (JRBand band : design.getAllBands()) {
      for (JRDesignTextField text :
          StaticTexts.within(band.getChildren(), JRDesignTextField.class).toList()) {
        Matcher named = NAMED.matcher(text.getExpression().getText());
        if (named.matches()) {
          fitted.fit(text, named.group(1), named.group(2));
        }
      }
    }
    return fitted;
  }

  private void fit(JRDesignTextField text, String kind, String value) throws JRException {
    String style = styleOf(text);
    Place place =
        new Place(
            text.getWidth(),
            style,
            inherited(style, JRStyle::getOwnFontSize, 10f),
            inherited(style, JRStyle::isOwnBold, false));
    if (!places.containsKey(value)) {
      declare(kind, value + STYLE);
    }
    places.merge(value, place, (one, other) -> one.width() <= other.width() ? one : other);
    for (float size : SIZES) {
      for (boolean inBold : new boolean[] {false, true}) {
        String name = smaller(style, size, inBold);
        if (size < place.size() && !design.getStylesMap().containsKey(name)) {
          design.addStyle(smaller(style, name, size, inBold));
        }
      }
    }
    text.setStyleExpression(new JRDesignExpression("$" + kind + "{" + value + STYLE + "}"));
  }

  /** With every attribute copied: a style named by an expression inherits nothing. */
  private JRDesignStyle smaller(String style, String name, float size, boolean bold) {
    JRDesignStyle smaller = new JRDesignStyle();
    smaller.setName(name);
    smaller.setFontSize(size);
    smaller.setBold(bold);
    smaller.setFontName(inherited(style, JRStyle::getOwnFontName, null));
    smaller.setForecolor(inherited(style, JRStyle::getOwnForecolor, null));
    smaller.setHorizontalTextAlign(inherited(style, JRStyle::getOwnHorizontalTextAlign, null));
    smaller.setVerticalTextAlign(inherited(style, JRStyle::getOwnVerticalTextAlign, null));
    return smaller;
  }

  private void declare(String kind, String name) throws JRException {
    if (kind.equals("F")) {
      JRDesignField field = new JRDesignField();
      field.setName(name);
      field.setValueClass(String.class);
      design.addField(field);
    } else {
      JRDesignParameter parameter = new JRDesignParameter();
      parameter.setName(name);
      parameter.setValueClass(String.class);
      design.addParameter(parameter);
    }
  }

  private <T> T inherited(String style, Function<JRStyle, T> own, T otherwise) {
    return Stream.concat(design.getStylesMap().values().stream(), Arrays.stream(house.getStyles()))
        .filter(one -> one.getName().equals(style))
        .findFirst()
        .map(
            one ->
                Optional.ofNullable(own.apply(one))
                    .orElseGet(() -> inherited(styleOf(one), own, otherwise)))
        .orElse(otherwise);
  }

  /** A style of the template itself is there, one of the house is named. */
  private static String styleOf(JRStyleContainer of) {
    return of.getStyle() == null ? of.getStyleNameReference() : of.getStyle().getName();
  }

  /** The styles of those values that would not fit. */
  Map<String, String> styles(Map<String, ?> values) {
    Map<String, String> styles = new HashMap<>();
    boolean bold = Boolean.TRUE.equals(values.get("is_bold"));
    values.forEach(
        (name, value) -> {
          Place place = places.get(name);
          if (place != null && value instanceof String text) {
            place.fitting(text, bold).ifPresent(style -> styles.put(name + STYLE, style));
          }
        });
    return styles;
  }
}
