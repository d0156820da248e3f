package io.countersign.reports.proof;

import io.countersign.problem.Problem;
import io.countersign.problem.Sha256;
import io.countersign.reports.pdf.SelfSeal;
import io.countersign.reports.register.Document;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Event;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.register.Register;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds files against the register: genuine, unaltered, still in force? */
public record Verification(Register register) {
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

  /**
   * Looks at one file.
   *
   * @param name as messages call it
   */
  public VerificationResult of(String name, byte[] file) {
    Optional<Long> broken = register.broken();
    if (broken.isPresent()) {
      return VerificationResult.wrong(ProofProblems.registerBroken(broken.get()));
    }
    String sha256 = Sha256.hex(file);
    return register
        .issues()
        .filter(entry -> entry.document().holds(sha256))
        .reduce((first, last) -> last)
        .map(entry -> VerificationResult.genuine(genuine(entry)))
        .orElseGet(() -> VerificationResult.wrong(wrong(name, file)));
  }

  private String genuine(Entry entry) {
    Manifest manifest = entry.document().manifest();
    String said =
        "genuine and unaltered: issue %s, %s %s, prepared by %s"
            .formatted(
                entry.subject().issue(),
                manifest.question().report(),
                manifest.question().period(),
                manifest.signed().preparedBy());
    return said + standing(entry, manifest);
  }

  private String standing(Entry entry, Manifest manifest) {
    Optional<Entry> later = register.superseding(entry);
    if (later.isPresent()) {
      return "; SUPERSEDED by issue " + later.get().subject().issue();
    }
    Entry now = register.issue(entry.subject().issue()).orElse(entry);
    if (now.number() != entry.number()) {
      return "; this is the copy from before its release by " + now.fact().act().by();
    }
    return entry.fact().event() == Event.RELEASED
        ? ", released by " + manifest.signed().releasedBy() + "; in force"
        : ", " + manifest.status() + ": nobody has released it";
  }

  private Problem wrong(String name, byte[] file) {
    if (name.matches("(?i).*\\.(xlsx|html|csv|json)")) {
      return ProofProblems.notInRegister(name, file);
    }
    if (file.length < PDF.length || !Arrays.equals(Arrays.copyOf(file, PDF.length), PDF)) {
      return ProofProblems.noPdf(name, beginning(file));
    }
    List<String> blocks = Sha256.blocks(file);
    return register
        .issues()
        .max(Comparator.comparingLong(entry -> alike(entry, blocks)))
        .filter(entry -> alike(entry, blocks) > 0)
        .map(entry -> changed(name, file.length, blocks, entry))
        .orElseGet(() -> unknown(name, file));
  }

  private static long alike(Entry entry, List<String> blocks) {
    List<String> issued = entry.document().blocks();
    long alike = 0;
    for (int i = 0; i < Math.min(issued.size(), blocks.size()); i++) {
      alike += issued.get(i).equals(blocks.get(i)) ? 1 : 0;
    }
    return alike;
  }

  private static Problem changed(String name, long length, List<String> blocks, Entry entry) {
    Document issued = entry.document();
    int first = 0;
    int shorter = Math.min(blocks.size(), issued.blocks().size());
    while (first < shorter && blocks.get(first).equals(issued.blocks().get(first))) {
      first++;
    }
    if (length < issued.bytes() && first >= blocks.size() - 1) {
      return ProofProblems.cutOff(name, entry, length);
    }
    long from = (long) first * Sha256.BLOCK;
    return ProofProblems.altered(
        name, entry, length, from + 1, Math.min(length, from + Sha256.BLOCK));
  }

  private static Problem unknown(String name, byte[] file) {
    String seal =
        SelfSeal.fits(file)
            .map(
                fits ->
                    fits
                        ? "a file that is sealed and unaltered, but not in this register"
                        : "a file whose own seal does not fit: it was changed")
            .orElse("a file without a seal of Countersign");
    return ProofProblems.notIssuedHere(name, seal);
  }

  /** What a file says about itself, where no register is at hand. */
  public static Problem unproven(String name, byte[] file) {
    return SelfSeal.fits(file).orElse(false)
        ? ProofProblems.notProven(name)
        : ProofProblems.sealBroken(name);
  }

  private static String beginning(byte[] file) {
    byte[] start = Arrays.copyOf(file, Math.min(file.length, PDF.length));
    return file.length == 0
        ? "an empty file"
        : new String(start, StandardCharsets.US_ASCII).replaceAll("\\P{Print}", "?");
  }
}
