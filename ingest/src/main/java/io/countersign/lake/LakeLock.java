package io.countersign.lake;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write to a lake in a local folder, held by one process at a time: Delta promises
 * nothing for two writers there. The operating system takes it back when the process dies.
 */
public final class LakeLock implements AutoCloseable {
  private final FileChannel channel;

  private LakeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lease.
   *
   * @throws Refusal LAKE_BUSY where another process writes, NOT_WRITABLE where nobody may
   */
  public static LakeLock take(Path lake) {
    Path file = lake.resolve(".lease");
    try {
      Files.createDirectories(lake);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw Problem.of("LAKE_BUSY", lake.toString())
            .what("Another run is writing to this lake.")
            .now("Wait for it to end, or stop it; it can be run again.")
            .refusal(Exit.NOT_REACHED);
      }
      return new LakeLock(channel);
    } catch (IOException e) {
      throw Refusal.notWritable(
          lake,
          "The folder of the lake cannot be written.",
          "",
          "",
          "Give this user the right to write there, or name another folder under 'lake:'.");
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
