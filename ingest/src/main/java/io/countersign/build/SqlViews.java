package io.countersign.build;

import io.countersign.lake.FewRows;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The views of a script in the session of a step. They come to their names in the order of the
 * file, when they are asked for; what a step adds between them must have its name by then.
 */
public final class SqlViews {
  private final SqlScript script;
  private final Inputs inputs;
  private final Map<String, Dataset<Row>> named = new HashMap<>();
  private final Deque<String> unnamed;

  SqlViews(SqlScript script, Inputs inputs) {
    this.script = script;
    this.inputs = inputs;
    this.unnamed = new ArrayDeque<>(script.views().keySet());
  }

  /** The rows of a view; it and all before it have their names from now on. */
  public Dataset<Row> upTo(String view) {
    if (!script.views().containsKey(view)) {
      throw new IllegalArgumentException(script.file().name() + " has no view " + view);
    }
    while (!named.containsKey(view)) {
      nameNext();
    }
    return named.get(view);
  }

  /** The rows of the last select; all views have their names from now on. */
  public Dataset<Row> answer() {
    while (!unnamed.isEmpty()) {
      nameNext();
    }
    return rows(script.answer());
  }

  private void nameNext() {
    String view = unnamed.remove();
    Dataset<Row> rows = FewRows.held(rows(script.views().get(view)));
    rows.createOrReplaceTempView(view);
    named.put(view, rows);
  }

  /** Spark takes no parameters in a statement that names a view, so the two are said apart. */
  private Dataset<Row> rows(String select) {
    return inputs.spark().sql(select, inputs.parameters(select));
  }
}
