package io.countersign.reports.paper;

import io.countersign.reports.words.Language;
import io.countersign.reports.words.Wording;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRChild;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JRDesignStaticText;
import net.sf.jasperreports.engine.design.JasperDesign;

/** The words that stand in a template itself, headings of columns above all. */
final class StaticTexts {
  private StaticTexts() {}

  static void say(JasperDesign design, Language language, String place) {
    for (JRBand band : design.getAllBands()) {
      texts(band.getChildren())
          .forEach(text -> text.setText(Wording.bound(language.say(text.getText(), place))));
    }
  }

  private static Stream<JRDesignStaticText> texts(List<JRChild> children) {
    return children.stream()
        .flatMap(
            child ->
                child instanceof JRDesignFrame frame
                    ? texts(frame.getChildren())
                    : Stream.of(child)
                        .filter(JRDesignStaticText.class::isInstance)
                        .map(JRDesignStaticText.class::cast));
  }
}
