package io.countersign.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** JSON: as it is kept, the same record the same text on every machine; and as a call answers. */
public final class Json {
  private static final ObjectMapper KEPT =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private static final ObjectWriter ANSWER =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .writer();

  private Json() {}

  /** As it is kept, in one line. */
  public static String line(Object record) {
    return text(KEPT.writer(), record);
  }

  /** As it is kept, over several lines, for people. */
  public static String pages(Object record) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return text(KEPT.writer(printer), record) + "\n";
  }

  /** What was kept; what a later version has added is left out. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return KEPT.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This is not what was written: " + e.getMessage(), e);
    }
  }

  /** To programs, in one line, as answers and log: names as records have them, maps in order. */
  public static String answer(Object said) {
    return text(ANSWER, said);
  }

  private static String text(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
