package io.countersign.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchTest {
  @TempDir Path below;
  private final String before = System.getProperty("java.io.tmpdir");

  @BeforeEach
  void move() {
    System.setProperty("java.io.tmpdir", below.toString());
  }

  @AfterEach
  void back() {
    System.setProperty("java.io.tmpdir", before);
  }

  @Test
  void n15_it_is_of_its_user_alone_and_gone_with_all_that_was_put_into_it() throws IOException {
    Path folder;
    try (Scratch scratch = Scratch.open(Clock.systemUTC())) {
      folder = Path.of(System.getProperty("java.io.tmpdir"));
      assertThat(folder.getParent()).isEqualTo(below);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      Files.createDirectories(folder.resolve("blockmgr-1/0c"));
      Files.writeString(folder.resolve("blockmgr-1/0c/shuffle_0"), "a row");
      assertThat(scratch).isNotNull();
    }
    assertThat(folder).doesNotExist();
    assertThat(below).isEmptyDirectory();
  }

  @Test
  void n15_what_a_killed_process_left_is_removed_and_what_a_living_one_needs_stays()
      throws IOException {
    Path left = folder("countersign-left");
    Path young = folder("countersign-young");
    Files.setLastModifiedTime(young.resolve(".lock"), FileTime.from(Instant.now()));
    Path held = folder("countersign-held");
    Path other = folder("somebody-else");
    // A lock of this JVM's own stands for another process: either way it cannot be taken.
    try (FileChannel channel = FileChannel.open(held.resolve(".lock"), StandardOpenOption.WRITE);
        var lock = channel.lock();
        Scratch scratch = Scratch.open(Clock.systemUTC())) {
      assertThat(left).doesNotExist();
      assertThat(held).exists();
      assertThat(young).exists();
      assertThat(other).exists();
      assertThat(lock.isValid()).isTrue();
      assertThat(scratch).isNotNull();
    }
  }

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectory(below.resolve(name));
    Path lock = Files.writeString(folder.resolve(".lock"), "");
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(120)));
    return folder;
  }
}
