package io.countersign.transform;

import io.countersign.build.Step;

/** The step that makes a table, whether it is SQL or has a class. */
public final class Table {
  private Table() {}

  public static Step of(String name) {
    return Steps.all().stream()
        .filter(step -> step.makes().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nothing makes " + name));
  }
}
