package io.countersign.reports.issue;

import io.countersign.reports.ask.MartReader;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Marts that are asked each question once, in the time zone that Spark insists on. What they
 * answered can be written down, and be read where there is no Spark.
 */
final class KeptMarts implements MartReader {
  private static final Map<String, KeptMarts> SHARED = new HashMap<>();

  private final MartReader marts;
  private final TimeZone zone = TimeZone.getDefault();
  private final Map<String, List<Map<String, Object>>> kept;

  KeptMarts(MartReader marts) {
    this(marts, new HashMap<>());
  }

  /** The invented company, and one without any data; each is asked once for all tests. */
  static synchronized KeptMarts halden(SparkSession spark) {
    return SHARED.computeIfAbsent("halden", name -> new KeptMarts(Halden.marts(spark)));
  }

  static synchronized KeptMarts nothing(SparkSession spark) {
    return SHARED.computeIfAbsent("nothing", name -> new KeptMarts(new InventedMarts(spark)));
  }

  private KeptMarts(MartReader marts, Map<String, List<Map<String, Object>>> kept) {
    this.marts = marts;
    this.kept = kept;
  }

  /** What another JVM wrote down; there is nobody to ask anything else. */
  @SuppressWarnings("unchecked")
  static KeptMarts read(Path file) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      Unasked versions = new Unasked((Map<String, Long>) in.readObject());
      return new KeptMarts(versions, (Map<String, List<Map<String, Object>>>) in.readObject());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  void write(Path file) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(new TreeMap<>(versions()));
      out.writeObject(kept);
    }
  }

  private record Unasked(Map<String, Long> versions) implements MartReader {
    @Override
    public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
      throw new AssertionError("Not asked before: " + sql);
    }
  }

  @Override
  public synchronized List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    return kept.computeIfAbsent(sql + new TreeMap<>(parameters), question -> ask(sql, parameters));
  }

  private List<Map<String, Object>> ask(String sql, Map<String, Object> parameters) {
    TimeZone callers = TimeZone.getDefault();
    TimeZone.setDefault(zone);
    try {
      return marts.query(sql, parameters);
    } finally {
      TimeZone.setDefault(callers);
    }
  }

  @Override
  public Map<String, Long> versions() {
    return marts.versions();
  }
}
