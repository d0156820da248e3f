package io.countersign.ingest;

import io.countersign.build.Progress;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import java.nio.file.Path;
import java.time.Instant;

/** One ingest in a process of its own, which somebody may kill. */
final class OneIngest {
  private OneIngest() {}

  /**
   * @param arguments the workspace, the lake and the instant
   */
  public static void main(String[] arguments) {
    Lake lake = new Lake(LakeSession.open("local[2]"), arguments[1]);
    Workspace workspace = Workspace.read(Path.of(arguments[0]));
    System.out.println("go");
    System.out.flush();
    Ingest.run(workspace, lake, Instant.parse(arguments[2]), false, Progress.none());
    System.out.println("done");
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
