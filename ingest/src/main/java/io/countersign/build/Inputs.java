package io.countersign.build;

import io.countersign.company.Basis;
import io.countersign.company.Company;
import io.countersign.problem.Refusal;
import io.countersign.time.Period;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * All that a step can see: the tables that its contract declares, in a session of their own, and
 * the question that is asked. Feeds show the rows known at the as-of instant. What is asked for is
 * noted: of what is not, the rows do not depend.
 */
public final class Inputs {
  /** What of a question a step may depend on, as {@link Basis#parameters} names it. */
  static final String PERIOD = "period";

  static final String AS_OF = "as_of";
  private static final Pattern OF_THE_PERIOD = Pattern.compile("(?i):period\\b");
  private static final Pattern OF_THE_INSTANT = Pattern.compile("(?i):(as_of|today)\\b");

  private final SparkSession session;
  private final Basis ask;
  private final StructType schema;
  private final Map<String, Dataset<Row>> tables;
  private final Function<String, Dataset<Row>> versions;
  private final Set<String> asks = new ConcurrentSkipListSet<>();

  /**
   * What a step is given.
   *
   * @param schema the columns of the table that is made
   * @param versions of a feed, every version known at the as-of instant
   */
  public Inputs(
      SparkSession session,
      Basis ask,
      StructType schema,
      Map<String, Dataset<Row>> tables,
      Function<String, Dataset<Row>> versions) {
    this.session = session;
    this.ask = ask;
    this.schema = schema;
    this.tables = tables;
    this.versions = versions;
  }

  /** A session in which the declared tables are views by their names, and nothing else is. */
  public SparkSession spark() {
    return session;
  }

  /** The period that is asked for; from now on the rows depend on it. */
  public Period period() {
    asks.add(PERIOD);
    return ask.period();
  }

  /** The instant that is asked for; from now on the rows depend on it. */
  public Instant asOf() {
    asks.add(AS_OF);
    return ask.asOf();
  }

  public Company company() {
    return ask.company();
  }

  /** The question as SQL knows it; the rows depend on what of it the text names. */
  Map<String, Object> parameters(String sql) {
    if (OF_THE_PERIOD.matcher(sql).find()) {
      asks.add(PERIOD);
    }
    if (OF_THE_INSTANT.matcher(sql).find()) {
      asks.add(AS_OF);
    }
    return ask.parameters();
  }

  /** What of the question the rows depend on, as far as it was asked for. */
  Set<String> asks() {
    return asks;
  }

  /** The columns of the table that is made, as its contract has them. */
  public StructType schema() {
    return schema;
  }

  /** The names of the declared tables. */
  Set<String> reads() {
    return tables.keySet();
  }

  /**
   * One of the declared tables.
   *
   * @throws Refusal UNDECLARED_READ where the contract does not list the table
   */
  public Dataset<Row> table(String name) {
    Dataset<Row> table = tables.get(name);
    if (table == null) {
      throw BuildProblems.undeclaredRead(name, tables.keySet());
    }
    return table;
  }

  /**
   * Every version of a declared feed's rows that was known at the as-of instant, also those that
   * others have replaced, and those that say that a row is gone.
   *
   * @throws Refusal UNDECLARED_READ as {@link #table}
   */
  public Dataset<Row> versions(String feed) {
    table(feed);
    return versions.apply(feed);
  }
}
