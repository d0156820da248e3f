package io.countersign.reports.pdf;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs what was sealed with a company's own key, so that any PDF reader shows who issued it. An
 * RSA key of PKCS #1 v1.5 and the as-of instant as its time: signed again, the bytes are the same.
 */
public final class Signer {
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private Signer(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * Opens a key store of PKCS #12; the first key in it signs.
   *
   * @throws Refusal SIGNATURE_WRONG if it cannot be opened, or holds no RSA key
   */
  public static Signer open(Path keystore, String password) {
    try (InputStream in = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password.toCharArray()) instanceof RSAPrivateKey key) {
          return new Signer(key, chain(store.getCertificateChain(alias)));
        }
      }
      throw wrong(keystore, "no RSA key with a certificate");
    } catch (IOException | GeneralSecurityException e) {
      throw wrong(keystore, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static List<X509Certificate> chain(Certificate... certificates) {
    return Arrays.stream(certificates).map(X509Certificate.class::cast).toList();
  }

  /** The same PDF with a signature behind it; what was sealed stays byte for byte. */
  public byte[] sign(byte[] sealed, Instant at) {
    try (PDDocument document = Loader.loadPDF(sealed)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setName(chain.get(0).getSubjectX500Principal().getName());
      signature.setSignDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
      document.setDocumentId(at.getEpochSecond());
      document.addSignature(signature, content -> new Cms(key, chain).of(content, at));
      ByteArrayOutputStream signed = new ByteArrayOutputStream();
      document.saveIncremental(signed);
      return signed.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal wrong(Path keystore, String found) {
    return Problem.of("SIGNATURE_WRONG", keystore.toString())
        .what("The key that is to sign reports cannot be used.")
        .expected("a key store of PKCS #12 with an RSA key, and its password")
        .found(found)
        .now("Correct `signature:` in countersign.yml, or take it out.")
        .refusal(Exit.WRONG_CALL);
  }

  /** A detached signature over a content (CMS, RFC 5652). */
  private record Cms(PrivateKey key, List<X509Certificate> chain) {

    /** Of what a stream holds, with this instant as its time. */
    byte[] of(InputStream content, Instant at) throws IOException {
      try {
        ASN1EncodableVector signed = new ASN1EncodableVector();
        DERUTCTime time = new DERUTCTime(Date.from(at));
        signed.add(new Attribute(CMSAttributes.signingTime, new DERSet(time)));
        JcaSignerInfoGeneratorBuilder who =
            new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        who.setSignedAttributeGenerator(
            new DefaultSignedAttributeTableGenerator(new AttributeTable(signed)));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
            who.build(new JcaContentSignerBuilder("SHA256withRSA").build(key), chain.get(0)));
        generator.addCertificates(new JcaCertStore(chain));
        return generator
            .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
            .getEncoded();
      } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
        throw new IOException(e);
      }
    }
  }
}
