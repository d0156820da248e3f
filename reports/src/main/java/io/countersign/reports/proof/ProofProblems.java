package io.countersign.reports.proof;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Sha256;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.LakeRegister;
import java.util.Optional;

/** Why something is not proven. */
final class ProofProblems {
  private static final String NAME_IT =
      "Name the workspace that it was issued from: --workspace DIR.";

  private ProofProblems() {}

  static Refusal evidenceDamaged(String file, EvidenceIndex.File kept, String what, String found) {
    return Problem.of("EVIDENCE_DAMAGED", file)
        .what(what)
        .expected(kept.bytes() + " bytes, SHA-256 " + kept.sha256())
        .found(found)
        .now("Restore the folder from a copy; the register knows what must be in it.")
        .refusal(Exit.NOT_HELD);
  }

  static Refusal figureUnknown(String issue, String figure, Optional<String> near) {
    return figure("FIGURE_UNKNOWN", issue, figure, near)
        .what("This issue prints no such figure.")
        .refusal(Exit.WRONG_CALL);
  }

  static Refusal figureNotTraced(String issue, String figure, Optional<String> near) {
    return figure("FIGURE_NOT_TRACED", issue, figure, near)
        .what("The report does not say how this figure leads back to source rows.")
        .refusal(Exit.WRONG_CALL);
  }

  private static Problem figure(String code, String issue, String figure, Optional<String> near) {
    return Problem.of(code, issue + " " + figure)
        .expected(near.map(id -> "as " + id).orElse("an id of figures.csv"))
        .found(figure)
        .now("The ids stand on the last pages, and in figures.csv.");
  }

  /** Not the PDF, but another format of an issue. */
  static Problem notInRegister(String file, byte[] content) {
    return unknownFile(file)
        .what("The register knows no such file: it was changed, or never issued.")
        .expected("a file as it was issued")
        .found(content.length + " bytes, SHA-256 " + Sha256.hex(content))
        .now("The file as issued: countersign reissue ISSUE --out FILE.");
  }

  static Problem notIssuedHere(String file, String seal) {
    return unknownFile(file)
        .what("This register knows no such file: it was not issued here.")
        .expected("a file that the register has noted")
        .found(seal)
        .now("Was it issued from another workspace? Name that one with --workspace.");
  }

  private static Problem unknownFile(String file) {
    return Problem.of("UNKNOWN_FILE", file);
  }

  static Problem noPdf(String file, String beginning) {
    return Problem.of("NOT_A_PDF", file)
        .what("This file is no PDF.")
        .expected("%PDF at its beginning")
        .found(beginning);
  }

  static Problem cutOff(String file, Entry issued, long length) {
    return Problem.of("CUT_OFF", file)
        .what("This file is cut off; what is there is " + asIssued(issued) + ".")
        .expected(issued.document().bytes() + " bytes")
        .found(length + " bytes")
        .now(again(issued));
  }

  static Problem altered(String file, Entry issued, long length, long from, long to) {
    return altered(file)
        .what("This file is not " + asIssued(issued) + ": it was changed.")
        .expected(issued.document().bytes() + " bytes, SHA-256 " + issued.document().sha256())
        .found(length + " bytes, the first that differ between byte " + from + " and byte " + to)
        .now(again(issued));
  }

  static Problem sealBroken(String file) {
    return altered(file)
        .what("The file's own seal does not fit, or it has none.")
        .expected("a file as Countersign sealed it")
        .now(NAME_IT);
  }

  private static Problem altered(String file) {
    return Problem.of("ALTERED", file);
  }

  static Problem notProven(String file) {
    return Problem.of("NOT_PROVEN", file)
        .what("The file is as it was sealed; who sealed it, only the register can say.")
        .expected("the workspace whose register noted it")
        .now(NAME_IT);
  }

  static Problem registerBroken(long number) {
    return Problem.of("REGISTER_BROKEN", "lake table " + LakeRegister.TABLE + ", entry " + number)
        .what("The register itself was changed; nothing can be proved with it.")
        .expected("each entry to hold the hash of the one before it")
        .found("entry " + number + " does not fit")
        .now("Restore the table from a copy; the packs' last pages carry earlier heads.");
  }

  private static String asIssued(Entry entry) {
    return "issue " + entry.subject().issue() + " as it was issued";
  }

  private static String again(Entry entry) {
    return "The file as issued: countersign reissue " + entry.subject().issue();
  }
}
