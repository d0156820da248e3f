package io.countersign.schedules.state;

import io.countersign.problem.Resources;

/** SQL of more than a line lies in a file beside the class that asks for it. */
public final class SqlFile {
  private SqlFile() {}

  public static String read(Class<?> beside, String name) {
    return Resources.text(beside.getPackageName().replace('.', '/') + "/" + name).text();
  }
}
