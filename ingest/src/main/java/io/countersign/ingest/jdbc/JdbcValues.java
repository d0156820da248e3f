package io.countersign.ingest.jdbc;

import io.countersign.ingest.conform.ValueParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** One value of one row, as a database has it. */
final class JdbcValues {
  private JdbcValues() {}

  /**
   * A database may have types that JDBC has no name for; PostgreSQL's driver calls an instant with
   * a zone one without.
   *
   * @param column from 1
   */
  static JDBCType type(ResultSetMetaData columns, int column) throws SQLException {
    if (columns.getColumnTypeName(column).equals("timestamptz")) {
      return JDBCType.TIMESTAMP_WITH_TIMEZONE;
    }
    try {
      return JDBCType.valueOf(columns.getColumnType(column));
    } catch (IllegalArgumentException e) {
      return JDBCType.OTHER;
    }
  }

  static Object value(ResultSet found, int column, JDBCType type) throws SQLException {
    return switch (type) {
      case DATE -> found.getObject(column, LocalDate.class);
      case TIMESTAMP -> found.getObject(column, LocalDateTime.class);
      case TIMESTAMP_WITH_TIMEZONE -> found.getObject(column, OffsetDateTime.class);
      case CHAR, VARCHAR, LONGVARCHAR, NCHAR, NVARCHAR -> found.getString(column);
      case CLOB, NCLOB -> large(found.getClob(column));
      case BINARY, VARBINARY, LONGVARBINARY, BLOB -> text(found.getBytes(column));
      default -> found.getObject(column);
    };
  }

  /** No more of a large text than shows that it is too large. */
  private static String large(Clob clob) throws SQLException {
    if (clob == null) {
      return null;
    }
    char[] text = new char[ValueParser.LONGEST + 1];
    int length = 0;
    try (Reader reader = clob.getCharacterStream()) {
      for (int n = reader.read(text); n > 0; n = reader.read(text, length, text.length - length)) {
        length += n;
      }
    } catch (IOException e) {
      throw new SQLException("A large text cannot be read: " + e.getMessage(), "08006", e);
    }
    return new String(text, 0, length);
  }

  /** Bytes are text in UTF-8, or else say that they are not. */
  private static String text(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return ValueParser.NO_TEXT;
    }
  }

  /** An instant, in UTC where it has no zone; null for what is none, or says infinity. */
  static Instant instant(Object text) {
    if (text instanceof LocalDateTime at) {
      return at.getYear() > 9999 ? null : at.toInstant(ZoneOffset.UTC);
    }
    if (text instanceof OffsetDateTime at) {
      return at.getYear() > 9999 ? null : at.toInstant();
    }
    if (text == null || text.toString().startsWith("+") || text.toString().startsWith("-")) {
      return null;
    }
    String iso = text.toString().replace(' ', 'T');
    try {
      return iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 10
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
