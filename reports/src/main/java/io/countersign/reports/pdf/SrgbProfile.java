package io.countersign.reports.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The colour space sRGB as an ICC profile (version 2.1), written from its published numbers (IEC
 * 61966-2-1, adapted to D50) so that no foreign file has to be shipped.
 */
final class SrgbProfile {
  static final String NAME = "sRGB IEC61966-2.1";
  private static final int HEADER = 128;
  private static final int CURVE_POINTS = 1024;
  private static final double[] D50 = {0.9642, 1.0, 0.8249};

  private SrgbProfile() {}

  /** A part of the profile, padded to four bytes. */
  private record Tag(String name, ByteBuffer content) {}

  static byte[] bytes() {
    byte[] curve = curve();
    List<Tag> tags = new ArrayList<>();
    tags.add(tag("desc", description()));
    tags.add(tag("cprt", text("No rights reserved.")));
    tags.add(tag("wtpt", xyz(D50)));
    tags.add(tag("rXYZ", xyz(0.43607, 0.22249, 0.01392)));
    tags.add(tag("gXYZ", xyz(0.38515, 0.71687, 0.09708)));
    tags.add(tag("bXYZ", xyz(0.14307, 0.06061, 0.71410)));
    List.of("rTRC", "gTRC", "bTRC").forEach(name -> tags.add(tag(name, curve)));
    return assembled(tags);
  }

  private static Tag tag(String name, byte[] content) {
    return new Tag(name, ByteBuffer.wrap(content));
  }

  private static byte[] assembled(List<Tag> tags) {
    int table = HEADER + 4 + 12 * tags.size();
    int size = table + tags.stream().mapToInt(tag -> tag.content().capacity()).sum();
    ByteBuffer profile = ByteBuffer.allocate(size);
    header(profile, size);
    profile.position(HEADER).putInt(tags.size());
    int at = table;
    for (Tag tag : tags) {
      profile.put(ascii(tag.name())).putInt(at).putInt(tag.content().capacity());
      at += tag.content().capacity();
    }
    tags.forEach(tag -> profile.put(tag.content().duplicate()));
    return profile.array();
  }

  private static void header(ByteBuffer profile, int size) {
    profile.putInt(size).putInt(0).putInt(0x02100000);
    profile.put(ascii("mntrRGB XYZ "));
    for (int part : new int[] {2000, 1, 1, 0, 0, 0}) {
      profile.putShort((short) part);
    }
    profile.put(ascii("acsp"));
    profile.position(68);
    for (double value : D50) {
      profile.putInt(fixed(value));
    }
  }

  private static byte[] description() {
    byte[] name = ascii(NAME + "\0");
    int size = 12 + name.length + 4 + 4 + 2 + 1 + 67;
    ByteBuffer tag = ByteBuffer.allocate(padded(size)).put(ascii("desc")).putInt(0);
    return tag.putInt(name.length).put(name).array();
  }

  private static byte[] text(String words) {
    byte[] letters = ascii(words + "\0");
    return ByteBuffer.allocate(padded(8 + letters.length))
        .put(ascii("text"))
        .putInt(0)
        .put(letters)
        .array();
  }

  private static byte[] xyz(double... values) {
    ByteBuffer tag = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
    for (double value : values) {
      tag.putInt(fixed(value));
    }
    return tag.array();
  }

  /** From the stored value to light: a short straight line, then the power 2.4. */
  private static byte[] curve() {
    ByteBuffer tag = ByteBuffer.allocate(12 + 2 * CURVE_POINTS);
    tag.put(ascii("curv")).putInt(0).putInt(CURVE_POINTS);
    for (int i = 0; i < CURVE_POINTS; i++) {
      double stored = i / (CURVE_POINTS - 1.0);
      double light =
          stored <= 0.04045 ? stored / 12.92 : StrictMath.pow((stored + 0.055) / 1.055, 2.4);
      tag.putShort((short) Math.round(light * 65535));
    }
    return tag.array();
  }

  private static int fixed(double value) {
    return (int) Math.round(value * 65536);
  }

  private static int padded(int size) {
    return (size + 3) / 4 * 4;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
