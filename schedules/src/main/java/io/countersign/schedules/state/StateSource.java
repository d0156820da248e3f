package io.countersign.schedules.state;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** How the state database is opened; what else a data source may be asked for is not there. */
interface StateSource extends DataSource {
  @Override
  default Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("It is opened as its own user.");
  }

  @Override
  default PrintWriter getLogWriter() {
    return null;
  }

  @Override
  default void setLogWriter(PrintWriter out) {}

  @Override
  default int getLoginTimeout() {
    return 0;
  }

  @Override
  default void setLoginTimeout(int seconds) {}

  @Override
  default Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  default <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  default boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
