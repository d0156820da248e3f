package io.countersign.reports.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Problem;
import io.countersign.problem.Sha256;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Issues;
import io.countersign.reports.register.Register;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VerificationTest {
  private static final byte[] FILE = Issues.pdf("A");
  private static final Register REGISTER = new Issues().prepared("A", FILE).register();

  private static Problem wrong(Register register, byte[] file) {
    return new Verification(register).of("a.pdf", file).wrong().orElseThrow();
  }

  @Test
  void a_file_as_it_was_issued_is_genuine() {
    VerificationResult verdict = new Verification(REGISTER).of("a.pdf", FILE);
    assertThat(verdict.genuine()).isTrue();
    assertThat(verdict.said()).contains("issue A").contains("nobody has released it");
  }

  @Test
  void none_of_a_thousand_changed_bytes_goes_unseen_and_each_is_placed() {
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      byte[] changed = FILE.clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      Problem problem = wrong(REGISTER, changed);
      if (at >= 5) {
        long from = at / Sha256.BLOCK * (long) Sha256.BLOCK + 1;
        assertThat(problem.code()).isEqualTo("ALTERED");
        assertThat(problem.found()).contains("between byte " + from + " and");
      }
    }
  }

  @Test
  void a_file_that_was_cut_in_half_is_called_cut_off() {
    Problem problem = wrong(REGISTER, Arrays.copyOf(FILE, FILE.length / 2));
    assertThat(problem.code()).isEqualTo("CUT_OFF");
    assertThat(problem.expected()).isEqualTo("50000 bytes");
    assertThat(problem.found()).isEqualTo("25000 bytes");
  }

  @Test
  void a_file_with_something_added_was_changed() {
    assertThat(wrong(REGISTER, Arrays.copyOf(FILE, FILE.length + 1)).code()).isEqualTo("ALTERED");
  }

  @Test
  void a_file_that_was_never_issued_is_unknown() {
    assertThat(wrong(REGISTER, Issues.pdf("another")).code()).isEqualTo("UNKNOWN_FILE");
    assertThat(wrong(Register.empty(), FILE).code()).isEqualTo("UNKNOWN_FILE");
  }

  @Test
  void what_is_no_pdf_is_called_so() {
    byte[] text = "hello".getBytes(StandardCharsets.US_ASCII);
    assertThat(wrong(REGISTER, text).code()).isEqualTo("NOT_A_PDF");
    assertThat(wrong(REGISTER, new byte[0]).found()).isEqualTo("an empty file");
  }

  @Test
  void a_superseded_file_is_genuine_and_says_by_what() {
    byte[] later = Issues.pdf("B");
    Register register = new Issues().prepared("A", FILE).prepared("B", later).register();
    assertThat(new Verification(register).of("a.pdf", FILE).said())
        .contains("SUPERSEDED by issue B");
    assertThat(new Verification(register).of("b.pdf", later).said()).doesNotContain("SUPERSEDED");
  }

  @Test
  void the_copy_from_before_a_release_says_so() {
    byte[] signed = Issues.pdf("signed");
    Register register = new Issues().prepared("A", FILE).released("A", signed).register();
    assertThat(new Verification(register).of("a.pdf", FILE).said()).contains("before its release");
    assertThat(new Verification(register).of("a.pdf", signed).said()).contains("in force");
  }

  @Test
  void a_register_that_was_changed_proves_nothing() {
    Entry entry = REGISTER.entries().get(0);
    Entry other = new Entry(1, entry.fact(), entry.previous(), "f".repeat(64));
    Register changed = new Register(java.util.List.of(other));
    assertThat(wrong(changed, FILE).code()).isEqualTo("REGISTER_BROKEN");
  }
}
