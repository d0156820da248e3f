package io.countersign.schedules.deliver;

import io.countersign.problem.Sha256;
import io.countersign.schedules.people.Person;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A folder with one for each person in it. A file appears whole; another one is never replaced. */
record FolderChannel(Path root) implements Channel {
  @Override
  public Optional<String> address(Person person) {
    return Optional.of(root.resolve(person.id()).toString());
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Result send(Letter letter) {
    try {
      Path folder = Files.createDirectories(Path.of(letter.address()));
      Path target = folder.resolve(ParcelName.file(letter.parcel()));
      if (Files.exists(target) && Sha256.hex(target).equals(letter.parcel().sha256())) {
        return new Accepted(target + " was there");
      }
      if (Files.exists(target)) {
        target = folder.resolve(ParcelName.other(letter.parcel()));
      }
      place(letter.parcel().file(), target);
      return new Accepted(target.toString());
    } catch (IOException e) {
      return new NotYet(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static void place(Path file, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
