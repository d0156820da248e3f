package io.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A room is a package: small enough to be overlooked, told in one paragraph, with no arrow back.
 */
final class RoomsTest {
  private static final int FILES = 20;
  private static final Path ROOT = Path.of(System.getProperty("countersign.root"));
  private static final List<String> CHAIN =
      List.of("ingest", "transform", "marts", "reports", "schedules");

  /**
   * Modules whose SQL lies in files of its own, all of it; schedules asks its databases in Java.
   */
  private static final List<String> WITHOUT_SQL =
      List.of("ingest", "transform", "marts", "reports");

  /** A text block, or string literals with nothing but a plus between them. */
  private static final Pattern TEXT =
      Pattern.compile(
          """
          "{3}\\R[\\s\\S]*?"{3}|LITERAL(?:\\s*\\+\\s*LITERAL)*+"""
              .replace("LITERAL", "\"(?:[^\"\\\\\\n]++|\\\\.)*+\""));

  private static final Pattern SELECT = Pattern.compile("(?i)\\bselect\\b[\\s\\S]*\\bfrom\\b");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.countersign");

  private static final SliceAssignment ROOMS =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass one) {
          return SliceIdentifier.of(one.getPackageName());
        }

        @Override
        public String getDescription() {
          return "rooms";
        }
      };

  @Test
  void no_room_looks_back_at_one_that_uses_it() {
    slices().assignedFrom(ROOMS).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_kernel_knows_nothing_of_ingest() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.countersign.problem",
            "io.countersign.contract",
            "io.countersign.company",
            "io.countersign.lake",
            "io.countersign.history",
            "io.countersign.build",
            "io.countersign.money",
            "io.countersign.time")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.countersign.ingest..")
        .check(CLASSES);
  }

  @Test
  void modules_use_only_those_before_them() {
    for (int i = 1; i < CHAIN.size(); i++) {
      String[] later =
          CHAIN.subList(i, CHAIN.size()).stream()
              .map(module -> "io.countersign." + module + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("io.countersign." + CHAIN.get(i - 1) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(CLASSES);
    }
  }

  @Test
  void a_room_has_at_most_twenty_files_and_says_what_it_is_for() throws IOException {
    for (Map.Entry<Path, List<String>> room : rooms().entrySet()) {
      assertThat(room.getValue()).as("%s", room.getKey()).contains("package-info.java");
      assertThat(room.getValue().size() - 1).as("%s", room.getKey()).isLessThanOrEqualTo(FILES);
    }
  }

  @Test
  void no_two_classes_have_one_name() throws IOException {
    Map<String, Long> names =
        rooms().values().stream()
            .flatMap(List::stream)
            .filter(file -> !file.equals("package-info.java"))
            .collect(Collectors.groupingBy(file -> file, TreeMap::new, Collectors.counting()));
    names.values().removeIf(times -> times == 1);
    assertThat(names).isEmpty();
  }

  /** Such SQL no formatter, no analysis and no controller sees. */
  @Test
  void no_java_holds_a_select_of_more_than_one_line() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : WITHOUT_SQL) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          TEXT.matcher(Files.readString(file))
              .results()
              .map(MatchResult::group)
              .filter(text -> text.strip().contains("\n") && SELECT.matcher(text).find())
              .forEach(text -> found.add(ROOT.relativize(file) + ": " + text));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static Map<Path, List<String>> rooms() throws IOException {
    Map<Path, List<String>> rooms = new TreeMap<>();
    for (String module : CHAIN) {
      Path sources = ROOT.resolve(module + "/src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(
                file ->
                    rooms
                        .computeIfAbsent(
                            ROOT.relativize(file.getParent()), room -> new ArrayList<>())
                        .add(file.getFileName().toString()));
      }
    }
    assertThat(rooms).hasSizeGreaterThan(CHAIN.size());
    return rooms;
  }
}
