package io.countersign.schedules.deliver;

import io.countersign.problem.Refusal;
import io.countersign.problem.Sha256;
import io.countersign.schedules.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * A way by which PDFs travel encrypted (AES, 256 bits), each for its recipient. What was issued
 * stays as it is; the delivery log keeps its hash, and the note that of the encrypted copy.
 *
 * @param secret what a person's {@code password:} stands for
 */
record EncryptedChannel(Channel way, UnaryOperator<String> secret) implements Channel {
  private static final int BITS = 256;

  /** Only references may stand in people.yml: the word itself is nobody's to read there. */
  private static final String REFERENCE = "\\$\\{(env|file):[^}]+}";

  @Override
  public Optional<String> address(Person person) {
    return person
        .password()
        .filter(word -> word.matches(REFERENCE))
        .flatMap(w -> way.address(person));
  }

  @Override
  public String needs(Person person) {
    return way.needs(person) + " and {password: \"${env:…}\"} or \"${file:…}\"";
  }

  @Override
  public boolean repeatable() {
    return way.repeatable();
  }

  @Override
  public Result send(Letter letter) {
    Parcel parcel = letter.parcel();
    if (!parcel.file().toString().endsWith(".pdf")) {
      return way.send(letter);
    }
    try {
      Path folder = Files.createTempDirectory("countersign-locked");
      Path copy = folder.resolve(ParcelName.file(parcel));
      try {
        lock(parcel.file(), copy, secret.apply(letter.person().password().orElseThrow()));
        Result result = way.send(letter.with(copy));
        return result instanceof Accepted
            ? new Accepted(result.note() + "; encrypted copy, SHA-256 " + Sha256.hex(copy))
            : result;
      } finally {
        Files.deleteIfExists(copy);
        Files.delete(folder);
      }
    } catch (IOException | Refusal e) {
      return new NotYet("The copy cannot be encrypted: " + e.getMessage());
    }
  }

  private static void lock(Path file, Path copy, String word) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      // The owner's word is the recipient's: nobody holds a second key.
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy(word, word, new AccessPermission());
      policy.setEncryptionKeyLength(BITS);
      policy.setPreferAES(true);
      document.protect(policy);
      document.save(copy.toFile());
    }
  }
}
