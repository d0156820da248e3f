package io.countersign.lake;

import io.countersign.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder for what this process needs only while it runs: rows that Spark sorts, libraries that
 * are unpacked. Only its user can look into it, and it is gone when the process ends. What one left
 * that was killed the next one removes.
 */
public final class Scratch implements AutoCloseable {
  private static final String TEMPORARY = "java.io.tmpdir";
  private static final String NAME = "countersign-";
  private static final String LOCK = ".lock";

  /** A folder as young as this may not have taken its lock yet. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private static final int TRIES = 20;

  private final Path folder;

  // Held open as long as the process lives: the lock says that somebody needs the folder.
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final FileChannel lock;

  private Scratch(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder, below the temporary one of this JVM, and the temporary one from then on. For
   * the first line of a program: what asked before keeps the old one.
   *
   * @param wall the clock that files' times are of
   * @throws Refusal NOT_WRITABLE
   */
  public static Scratch open(Clock wall) {
    Path below = Path.of(System.getProperty(TEMPORARY));
    try {
      sweep(below, wall.instant().minus(YOUNG));
      Path folder = below.resolve(NAME + UUID.randomUUID());
      Files.createDirectories(below);
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Scratch scratch = new Scratch(folder, lock(folder.resolve(LOCK)));
      System.setProperty(TEMPORARY, folder.toString());
      return scratch;
    } catch (IOException e) {
      throw notWritable(below, e);
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  /** Removes what processes left that are no more. */
  private static void sweep(Path below, Instant old) throws IOException {
    if (Files.isDirectory(below)) {
      try (Stream<Path> all = Files.list(below)) {
        all.filter(folder -> folder.getFileName().toString().startsWith(NAME))
            .filter(folder -> left(folder, old))
            .forEach(Scratch::remove);
      }
    }
  }

  private static boolean left(Path folder, Instant old) {
    Path file = folder.resolve(LOCK);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held != null && Files.getLastModifiedTime(file).toInstant().isBefore(old);
    } catch (IOException | OverlappingFileLockException e) {
      return false; // another user's, or none of ours
    }
  }

  private static Refusal notWritable(Path folder, IOException e) {
    return Refusal.notWritable(
        folder,
        "No folder for passing data can be made here.",
        "a folder that this user may write to",
        e.getClass().getSimpleName(),
        "Name another one: COUNTERSIGN_OPTS=-Djava.io.tmpdir=FOLDER.");
  }

  /** Removes the folder. Threads that still write are outrun: it is tried until it is gone. */
  @Override
  public void close() {
    for (int i = 0; i < TRIES && Files.exists(folder); i++) {
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepest = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepest) {
        Files.deleteIfExists(one);
      }
    } catch (NoSuchFileException e) {
      // removed by somebody else meanwhile
    } catch (IOException | UncheckedIOException e) {
      // something was added meanwhile: the next try has it
    }
  }
}
