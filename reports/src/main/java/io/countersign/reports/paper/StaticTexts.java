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
      within(band.getChildren(), JRDesignStaticText.class)
          .forEach(text -> text.setText(Wording.bound(language.say(text.getText(), place))));
    }
  }

  /** The elements of one kind, also those in frames. */
  static <T extends JRChild> Stream<T> within(List<JRChild> children, Class<T> kind) {
    return children.stream()
        .flatMap(
            child ->
                child instanceof JRDesignFrame frame
                    ? within(frame.getChildren(), kind)
                    : Stream.of(child).filter(kind::isInstance).map(kind::cast));
  }
}
