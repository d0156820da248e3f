package io.countersign.marts;

import io.countersign.build.SqlStep;
import io.countersign.build.Step;
import io.countersign.problem.Resources;
import java.util.List;

/** The marts, each a folder with {@code mart.sql} and {@code contract.yml}. */
public final class Marts {
  private Marts() {}

  /** A step for each mart. */
  public static List<Step> all() {
    return Resources.list("marts", "/mart.sql").stream().<Step>map(SqlStep::new).toList();
  }
}
