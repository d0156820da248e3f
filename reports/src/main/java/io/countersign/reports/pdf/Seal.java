package io.countersign.reports.pdf;

import io.countersign.problem.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Makes of a laid-out PDF one that is the same for the same input (dates, ids and font names follow
 * from it), that can be archived (PDF/A-3a), that can be read aloud (PDF/UA-1), and that carries
 * its figures.
 */
public final class Seal {
  static final String COLOURS = "srgb.icc";
  private static final String SRGB = "sRGB IEC61966-2.1";
  private static final String PRODUCER = "Countersign";
  private final PDDocument document;
  private final Calendar at;

  private Seal(PDDocument document, Instant asOf) {
    this.document = document;
    this.at = GregorianCalendar.from(asOf.atZone(ZoneOffset.UTC));
    this.at.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
  }

  /**
   * Seals a PDF.
   *
   * @param asOf the only date that gets into it
   * @param attachments what travels in it, by name
   */
  public static byte[] seal(
      byte[] pdf, PdfDescription about, Instant asOf, List<Attachment> attachments) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Seal seal = new Seal(document, asOf);
      Set<MarkedContent.Place> decoration = new TagTree(document).tidy();
      new MarkedContent(decoration).rewrite(document);
      FontNames.fix(document);
      seal.describe(about);
      Attachment.all(attachments, document, seal.at);
      return seal.written(about);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe(PdfDescription about) throws IOException {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(about.title());
    information.setSubject(about.subject());
    information.setProducer(PRODUCER);
    information.setCreator(PRODUCER);
    information.setCreationDate(at);
    information.setModificationDate(at);
    document.setDocumentInformation(information);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage(about.language());
    catalog.getCOSObject().removeItem(COSName.VERSION);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(about.xmp(at.toInstant(), PRODUCER));
    catalog.setMetadata(metadata);
    catalog.addOutputIntent(screen());
    document
        .getPages()
        .forEach(page -> page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S));
  }

  /**
   * The colours of a screen, sRGB as IEC 61966-2-1 has it, as a file of ours: what Java says of
   * them depends on which Java it is.
   */
  private PDOutputIntent screen() throws IOException {
    PDStream profile;
    try (InputStream colours = Seal.class.getResourceAsStream(COLOURS)) {
      profile = new PDStream(document, colours, COSName.FLATE_DECODE);
    }
    profile.getCOSObject().setInt(COSName.N, 3);
    COSDictionary intent = new COSDictionary();
    intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
    intent.setItem(COSName.S, COSName.GTS_PDFA1);
    intent.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
    PDOutputIntent screen = new PDOutputIntent(intent);
    screen.setInfo(SRGB);
    screen.setOutputCondition(SRGB);
    screen.setOutputConditionIdentifier(SRGB);
    return screen;
  }

  private byte[] written(PdfDescription about) throws IOException {
    document.setVersion(1.7f);
    byte[] hash = Sha256.bytes((about.issueId() + at.toInstant()).getBytes(StandardCharsets.UTF_8));
    COSArray id = new COSArray();
    id.add(new COSString(Arrays.copyOf(hash, SelfSeal.LENGTH), true));
    id.add(new COSString(new byte[SelfSeal.LENGTH], true));
    document.getDocument().getTrailer().setItem(COSName.ID, id);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return SelfSeal.close(bytes.toByteArray());
  }

  /**
   * Part-embedded fonts get a prefix of six letters that is drawn at random; here it follows from
   * the font's bytes.
   */
  private static final class FontNames {
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
}
