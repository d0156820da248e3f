package io.countersign.schedules.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A mail server.
 *
 * @param protocol smtp or smtps
 * @param atMost bytes of a file that may be attached
 * @param link where a larger file lies, with {@code {file}} in it
 */
record MailServer(
    String protocol,
    String host,
    int port,
    Optional<String> user,
    Optional<String> password,
    String from,
    long atMost,
    Optional<String> link,
    Properties properties) {

  /** How it is spoken to: the name in its certificate must be the one that was asked. */
  static Properties properties(
      Channels.Secrecy tls,
      boolean login,
      Optional<Path> trust,
      Duration timeout,
      Consumer<String> wrong) {
    Properties properties = new Properties();
    for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
      String millis = Long.toString(timeout.toMillis());
      properties.put(protocol + "connectiontimeout", millis);
      properties.put(protocol + "timeout", millis);
      properties.put(protocol + "writetimeout", millis);
      properties.put(protocol + "ssl.checkserveridentity", "true");
      // No second try by Java's own list: its error would hide why the first one failed.
      properties.put(protocol + "socketFactory.fallback", "false");
      properties.put(protocol + "auth", Boolean.toString(login));
    }
    boolean starttls = tls == Channels.Secrecy.starttls;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
    trust.ifPresent(file -> trust(properties, file, wrong));
    return properties;
  }

  private static void trust(Properties properties, Path file, Consumer<String> wrong) {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("trusted" + number++, one);
      }
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusted.getTrustManagers(), null);
      properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory());
      properties.put("mail.smtps.ssl.socketFactory", context.getSocketFactory());
    } catch (IOException | GeneralSecurityException e) {
      wrong.accept(file + ": " + e.getMessage());
    }
  }
}
