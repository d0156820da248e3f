package io.countersign.reports.pdf;

import io.countersign.problem.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The seal that a PDF carries in itself, unless it is signed: the second part of its trailer's id
 * is the hash of the file, taken with zeros in its place. It tells a changed file from an unchanged
 * one where no register is at hand; who made the file, only the register tells.
 */
public final class SelfSeal {
  /** Bytes of each part of the id. */
  public static final int LENGTH = 16;

  private static final Pattern ID =
      Pattern.compile("/ID\\s*\\[\\s*<[0-9A-Fa-f]{32}>\\s*<([0-9A-Fa-f]{32})>\\s*\\]");

  private SelfSeal() {}

  /** Fills the seal of a file in. */
  public static byte[] close(byte[] file) {
    int at = place(file).orElseThrow(() -> new IllegalStateException("no id in the trailer"));
    byte[] closed = opened(file, at);
    byte[] seal = seal(closed).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(seal, 0, closed, at, seal.length);
    return closed;
  }

  /** Whether the file is as it was when it was sealed; empty where it carries no seal. */
  public static Optional<Boolean> fits(byte[] file) {
    return PdfSignature.fits(file).or(() -> sealed(file));
  }

  private static Optional<Boolean> sealed(byte[] file) {
    return place(file)
        .map(
            at -> {
              String carried = new String(file, at, 2 * LENGTH, StandardCharsets.US_ASCII);
              return carried.equals(seal(opened(file, at)));
            });
  }

  private static byte[] opened(byte[] file, int at) {
    byte[] opened = file.clone();
    Arrays.fill(opened, at, at + 2 * LENGTH, (byte) '0');
    return opened;
  }

  private static String seal(byte[] opened) {
    return HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(Sha256.bytes(opened), LENGTH));
  }

  /** Where the last seal of the file begins. */
  private static Optional<Integer> place(byte[] file) {
    Matcher id = ID.matcher(new String(file, StandardCharsets.ISO_8859_1));
    Optional<Integer> last = Optional.empty();
    while (id.find()) {
      last = Optional.of(id.start(1));
    }
    return last;
  }
}
