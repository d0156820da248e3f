package io.countersign.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class ScreenColoursTest {

  @Test
  void they_are_those_of_srgb() throws IOException {
    ICC_Profile profile;
    try (InputStream colours = Seal.class.getResourceAsStream(Seal.COLOURS)) {
      profile = ICC_Profile.getInstance(colours);
    }
    assertThat(profile.getColorSpaceType()).isEqualTo(ColorSpace.TYPE_RGB);
    ICC_ColorSpace ours = new ICC_ColorSpace(profile);
    ColorSpace javas = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    for (float[] color :
        new float[][] {{0, 0, 0}, {1, 1, 1}, {0.66f, 0.13f, 0.1f}, {0.2f, 0.5f, 0.1f}}) {
      float[] expected = javas.toCIEXYZ(color);
      float[] found = ours.toCIEXYZ(color);
      for (int i = 0; i < 3; i++) {
        assertThat(found[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(0.004f));
      }
    }
  }
}
