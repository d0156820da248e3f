package io.countersign.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files on the class path, whether they lie in folders or in jars. */
public final class Resources {
  private Resources() {}

  /** Every text below a folder of the class path whose name ends so, in name order. */
  public static List<TextFile> list(String folder, String ending) {
    return list(folder, name -> name.endsWith(ending));
  }

  /** Every text below a folder of the class path whose name is wanted, in name order. */
  public static List<TextFile> list(String folder, Predicate<String> wanted) {
    List<TextFile> found = new ArrayList<>();
    visit(
        folder,
        (name, file) -> {
          if (wanted.test(name)) {
            found.add(new TextFile(name, Files.readString(file)));
          }
        });
    found.sort(Comparator.comparing(TextFile::name));
    return found;
  }

  /** The text of that name on the class path. */
  public static Optional<TextFile> find(String name) {
    try (InputStream file = Resources.class.getClassLoader().getResourceAsStream(name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              new TextFile(name, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of that name, which belongs to the product. */
  public static TextFile text(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("Not on the class path: " + name));
  }

  /** Every file below a folder of the class path by its name, as it lies there. */
  public static SortedMap<String, byte[]> files(String folder) {
    SortedMap<String, byte[]> found = new TreeMap<>();
    visit(folder, (name, file) -> found.put(name, Files.readAllBytes(file)));
    return found;
  }

  /** What to do with a file: its name below the class path's root, and where it is. */
  public interface Visit {
    void file(String name, Path file) throws IOException;
  }

  public static void visit(String folder, Visit visit) {
    try {
      for (URL url : Collections.list(Resources.class.getClassLoader().getResources(folder))) {
        visit(url.toURI(), folder, visit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void visit(URI uri, String folder, Visit visit) throws IOException {
    if (!uri.getScheme().equals("jar")) {
      walk(Path.of(uri), folder, visit);
      return;
    }
    Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart().replaceFirst("!.*", "")));
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
      walk(files.getPath("/" + folder), folder, visit);
    }
  }

  private static void walk(Path root, String folder, Visit visit) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        visit.file(folder + "/" + root.relativize(file).toString().replace('\\', '/'), file);
      }
    }
  }
}
