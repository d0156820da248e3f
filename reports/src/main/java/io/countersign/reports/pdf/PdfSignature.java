package io.countersign.reports.pdf;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The signature behind a signed PDF. That the certificate is the company's is for the reader to
 * say; here it is asked whether the file is as it was signed.
 */
public final class PdfSignature {
  private PdfSignature() {}

  /** Whether a file is as it was signed, to its last byte; empty where it is not signed. */
  public static Optional<Boolean> fits(byte[] file) {
    try (PDDocument document = Loader.loadPDF(file)) {
      PDSignature signature = document.getLastSignatureDictionary();
      return signature == null ? Optional.empty() : Optional.of(fits(signature, file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(PDSignature signature, byte[] file) {
    int[] range = signature.getByteRange();
    if (range.length != 4 || range[0] != 0 || range[2] + range[3] != file.length) {
      return false;
    }
    try {
      CMSSignedData data =
          new CMSSignedData(
              new CMSProcessableByteArray(signature.getSignedContent(file)),
              signature.getContents(file));
      for (SignerInformation signer : data.getSignerInfos()) {
        X509CertificateHolder own =
            data.getCertificates().getMatches(null).stream()
                .filter(certificate -> signer.getSID().match(certificate))
                .findFirst()
                .orElseThrow();
        if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(own))) {
          return false;
        }
      }
      return !data.getSignerInfos().getSigners().isEmpty();
    } catch (IOException
        | CMSException
        | OperatorCreationException
        | java.security.cert.CertificateException
        | java.util.NoSuchElementException e) {
      return false;
    }
  }
}
