package io.countersign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class KernelTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.countersign");

  @Test
  void the_kernel_knows_nothing_of_ingest() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.countersign.lake..", "io.countersign.money..", "io.countersign.time..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.countersign.ingest..")
        .check(CLASSES);
  }
}
