package io.countersign.reports.draw;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.util.function.ToDoubleFunction;

/** Pages are measured with Java's font machinery; some Java installations come without it. */
public final class FontCheck {
  private FontCheck() {}

  public static void hold() {
    hold(text -> Letters.BODY.width(text));
  }

  /**
   * Measures one text.
   *
   * @throws Refusal naming the packages to install, if that is impossible
   */
  @SuppressWarnings("CatchingUnchecked")
  static void hold(ToDoubleFunction<String> measure) {
    try {
      if (measure.applyAsDouble("0") > 0) {
        return;
      }
      throw refusal("a digit that is 0 wide");
    } catch (LinkageError | InternalError | RuntimeException e) {
      Throwable cause = cause(e);
      throw cause instanceof Refusal refusal
          ? refusal
          : refusal(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
  }

  /** A font of the house is not there, or not a font. */
  static Refusal missing(String path, String found) {
    return Problem.of("FONTS_MISSING", path)
        .what("A font that pages are set in cannot be read.")
        .expected("this font on the class path")
        .found(found)
        .now("The build is not whole: build again, or put the libraries back.")
        .refusal(Exit.WRONG_CALL);
  }

  private static Throwable cause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static Refusal refusal(String found) {
    return Problem.of(
            "FONTS_MISSING", "Java " + Runtime.version() + " in " + System.getProperty("java.home"))
        .what("This Java cannot measure text: its font libraries are missing.")
        .expected("libfreetype and fontconfig on the machine")
        .found(found)
        .now(
            "On Debian or Ubuntu: apt-get install libfreetype6 fontconfig. Then run the same command again.")
        .refusal(Exit.WRONG_CALL);
  }
}
