package io.countersign.schedules.state;

import io.countersign.ingest.jdbc.PostgresServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that opens a state database; it may die at one of its steps, without a farewell. */
final class OpensState {
  private OpensState() {}

  /**
   * Opens it.
   *
   * @param arguments {@code sqlite} and a file or {@code postgresql}, a port and a database's name;
   *     before them the number of the step at which it dies, 0 where it lives; where it would have
   *     died later than at its end, it says how many steps there were
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    int last = Integer.parseInt(arguments[0]);
    if (arguments[1].equals("postgresql")) {
      var unused =
          StateStore.postgresql(
              PostgresServer.database(Integer.parseInt(arguments[2]), arguments[3]));
    } else if (last == 0) {
      var unused = StateStore.file(Path.of(arguments[2]));
    } else {
      Path file = Path.of(arguments[2]);
      AtomicInteger steps = new AtomicInteger();
      StateSource source = StateStore.sqlite(file);
      new StateSchema(() -> dying(source.getConnection(), steps, last), "sqlite", "")
          .bring(file.resolveSibling("turns"));
      System.out.print(steps.get());
    }
    Runtime.getRuntime().halt(0);
  }

  /** Dies before what it did so far is kept. */
  private static Connection dying(Connection real, AtomicInteger steps, int last) {
    return (Connection)
        Proxy.newProxyInstance(
            OpensState.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit") && steps.incrementAndGet() == last) {
                Runtime.getRuntime().halt(9);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
