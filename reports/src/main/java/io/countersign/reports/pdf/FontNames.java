package io.countersign.reports.pdf;

import io.countersign.reports.register.Sha256;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Part-embedded fonts get a prefix of six letters that is drawn at random; here it follows from the
 * font's bytes.
 */
final class FontNames {
  private FontNames() {}

  static void fix(PDDocument document) throws IOException {
    Set<COSDictionary> done = new HashSet<>();
    for (PDPage page : document.getPages()) {
      PDResources resources = page.getResources();
      for (COSName name : resources.getFontNames()) {
        COSDictionary font = resources.getFont(name).getCOSObject();
        if (done.add(font)) {
          fix(font);
        }
      }
    }
  }

  private static void fix(COSDictionary font) throws IOException {
    COSArray descendants = font.getCOSArray(COSName.DESCENDANT_FONTS);
    COSDictionary face = descendants == null ? font : (COSDictionary) descendants.getObject(0);
    COSDictionary descriptor = face.getCOSDictionary(COSName.FONT_DESC);
    if (descriptor == null || descriptor.getCOSStream(COSName.FONT_FILE2) == null) {
      return;
    }
    byte[] file = new PDStream(descriptor.getCOSStream(COSName.FONT_FILE2)).toByteArray();
    String plain = face.getNameAsString(COSName.BASE_FONT).replaceFirst("^[A-Z]{6}\\+", "");
    String fixed = prefix(Sha256.bytes(file)) + "+" + plain;
    font.setName(COSName.BASE_FONT, fixed);
    face.setName(COSName.BASE_FONT, fixed);
    descriptor.setName(COSName.FONT_NAME, fixed);
    descriptor.removeItem(COSName.getPDFName("CIDSet"));
  }

  private static String prefix(byte[] hash) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      letters.append((char) ('A' + (hash[i] & 0xFF) % 26));
    }
    return letters.toString();
  }
}
