package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.CodeVersion;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The demo of the README, run once a build for all tests that look at it: by the launcher, in a
 * fresh copy, in a process that is held up. Tests in another JVM wait until it is there.
 *
 * @param copy the fresh copy, with the workspace that the demo made; for the test of the README
 *     alone
 * @param said what the demo printed
 */
record SampleDemo(Checkout copy, String said) {
  static final String COMMAND = "./countersign demo";
  private static final Path HERE = Checkout.here().resolve("schedules/target/sample");
  private static final Path MADE = HERE.resolve("halden");

  @SuppressWarnings("try") // the lock is held, not used
  static synchronized SampleDemo run() throws Exception {
    Files.createDirectories(HERE);
    Path done = HERE.resolve("done");
    String build = System.getProperty("countersign.build", "") + " " + CodeVersion.current() + "\n";
    Checkout copy = new Checkout(HERE.resolve("a fresh copy"));
    try (FileChannel file =
            FileChannel.open(
                HERE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      if (!Files.exists(done) || !Files.readString(done).startsWith(build)) {
        WholeFlow.remove(copy.root());
        WholeFlow.remove(MADE);
        Checkout.Came came = Checkout.copied(copy.root()).run(COMMAND);
        assertThat(came.exit()).as(came.said()).isZero();
        WholeFlow.copy(copy.root().resolve("halden"), MADE);
        Files.writeString(done, build + came.said());
      }
    }
    return new SampleDemo(copy, Files.readString(done).substring(build.length()));
  }

  /** Gives a test the workspace as the demo made it. */
  static void workspace(Path to) {
    WholeFlow.copy(MADE, to);
  }
}
