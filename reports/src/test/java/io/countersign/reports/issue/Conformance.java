package io.countersign.reports.issue;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What veraPDF has against a PDF that says it is PDF/A-3a and PDF/UA-1. */
public final class Conformance {
  private Conformance() {}

  /** Empty where it is both. */
  public static List<String> failures(byte[] pdf) {
    VeraGreenfieldFoundryProvider.initialise();
    return Stream.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)
        .flatMap(flavour -> failures(pdf, flavour).stream())
        .toList();
  }

  private static Set<String> failures(byte[] pdf, PDFAFlavour flavour) {
    Set<String> failures = new TreeSet<>();
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(flavour, 100, false, false, false)) {
      for (TestAssertion test : validator.validate(parser).getTestAssertions()) {
        if (test.getStatus() == TestAssertion.Status.FAILED) {
          failures.add(
              flavour + " " + test.getRuleId().getClause() + ": " + test.getErrorMessage());
        }
      }
    } catch (VeraPDFException | java.io.IOException e) {
      throw new AssertionError(e);
    }
    return failures;
  }
}
