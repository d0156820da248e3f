package io.countersign;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/** A fresh copy of this checkout, as it is after a build: sources, launcher, and what it starts. */
record Checkout(Path root) {
  private static final Set<String> NOT_COPIED = Set.of("target", ".git", ".idea", "halden", "mine");

  /** The checkout that the test runs in. */
  static Path here() {
    return Path.of(System.getProperty("countersign.root"));
  }

  static Checkout copied(Path to) throws IOException {
    copy(here(), to);
    Path target = Files.createDirectories(to.resolve("schedules/target"));
    Path lib = Files.createDirectories(target.resolve("lib"));
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path from = Path.of(entry).toAbsolutePath();
      boolean own = from.equals(here().resolve("schedules/target/classes"));
      // The last is of a test's server; it would take the place of the product's own bridge.
      boolean ofTests =
          entry.contains("test-classes")
              || entry.endsWith("-tests.jar")
              || entry.contains("spring-jcl");
      if (entry.isBlank() || ofTests) {
        continue;
      }
      if (Files.isDirectory(from)) {
        pack(from, own ? target.resolve("countersign.jar") : lib.resolve(number++ + ".jar"));
      } else {
        Files.createSymbolicLink(lib.resolve(number++ + "-" + from.getFileName()), from);
      }
    }
    Files.createFile(target.resolve("built"));
    Files.setLastModifiedTime(target.resolve("built"), FileTime.from(Instant.now().plusSeconds(5)));
    return new Checkout(to);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            if (NOT_COPIED.contains(String.valueOf(folder.getFileName()))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file).toString()),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What a command said, and how it ended. */
  record Came(int exit, String said) {}

  /** A process of its own, held up twice. */
  Came run(String command) throws Exception {
    Path said = Files.createTempFile("said", ".txt");
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    for (int i = 0; i < 2 && !process.waitFor(3, TimeUnit.SECONDS); i++) {
      signal("-STOP", process);
      Thread.sleep(1500);
      signal("-CONT", process);
    }
    Came came = new Came(process.waitFor(), Files.readString(said, StandardCharsets.UTF_8));
    Files.delete(said);
    return came;
  }

  private static void signal(String which, Process process) throws Exception {
    List<String> call = new ArrayList<>(List.of("kill", which, "" + process.pid()));
    process.descendants().forEach(child -> call.add("" + child.pid()));
    new ProcessBuilder(call).start().waitFor();
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      out.setLevel(Deflater.BEST_SPEED);
      List<Path> sorted = all.sorted().toList();
      for (Path one : sorted) {
        String name = classes.relativize(one).toString();
        if (!name.isEmpty()) {
          out.putNextEntry(new ZipEntry(Files.isDirectory(one) ? name + "/" : name));
          if (Files.isRegularFile(one)) {
            Files.copy(one, out);
          }
          out.closeEntry();
        }
      }
    }
  }
}
