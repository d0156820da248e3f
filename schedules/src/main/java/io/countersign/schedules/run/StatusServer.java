package io.countersign.schedules.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.schedules.slot.SlotRow;
import io.countersign.schedules.slot.SlotState;
import io.countersign.schedules.slot.Slots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** How a server stands, for programs on the same machine: health, metrics, slots. */
public final class StatusServer implements AutoCloseable {
  private final HttpServer server;
  private final Slots slots;
  private final AtomicReference<Look> last = new AtomicReference<>(new Look(Instant.EPOCH, ""));

  private record Look(Instant at, String trouble) {}

  private StatusServer(HttpServer server, Slots slots) {
    this.server = server;
    this.slots = slots;
  }

  /**
   * Opens it on the loopback address.
   *
   * @param port 0 for one that is free
   */
  public static StatusServer open(int port, Slots slots) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5);
      StatusServer window = new StatusServer(server, slots);
      server.createContext("/health", window::health);
      server.createContext("/metrics", call -> answer(call, 200, window.metrics()));
      server.createContext("/slots", call -> answer(call, 200, window.list()));
      server.start();
      return window;
    } catch (IOException e) {
      throw Problem.of("PORT_TAKEN", "--port " + port)
          .what("The port cannot be opened.")
          .expected("a port that is free")
          .found(e.getMessage())
          .now("Name another one with --port N.")
          .refusal(Exit.NOT_REACHED);
    }
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/health";
  }

  /**
   * Says that a look at what is due has ended.
   *
   * @param trouble blank where it went well
   */
  public void looked(Instant at, String trouble) {
    last.set(new Look(at, trouble));
  }

  private void health(HttpExchange call) throws IOException {
    Look look = last.get();
    boolean well = look.trouble().isBlank();
    answer(call, well ? 200 : 503, well ? "ok " + look.at() : look.trouble());
  }

  private String metrics() {
    Map<SlotState, Integer> counts = new EnumMap<>(SlotState.class);
    for (SlotState state : SlotState.values()) {
      counts.put(state, 0);
    }
    slots.all().forEach(one -> counts.merge(one.state(), 1, Integer::sum));
    StringBuilder text = new StringBuilder("# TYPE countersign_slots gauge\n");
    counts.forEach(
        (state, count) ->
            text.append("countersign_slots{state=\"" + state + "\"} " + count + "\n"));
    text.append("# TYPE countersign_last_look_seconds gauge\ncountersign_last_look_seconds ");
    return text.append(last.get().at().getEpochSecond()).append('\n').toString();
  }

  private String list() {
    Map<String, List<Slots.Attempt>> attempts = slots.attempts();
    return slots.all().stream()
        .map(one -> line(one, attempts.getOrDefault(one.slot().id(), List.of())))
        .collect(Collectors.joining("\n"));
  }

  /** A slot, and below it who tried when, and what came of it. */
  private static String line(SlotRow one, List<Slots.Attempt> attempts) {
    String slot = one.slot().due() + " " + one.slot().id() + " " + one.state() + " " + one.reason();
    return attempts.stream()
        .map(
            tried ->
                "\n  %s %s %s %s"
                    .formatted(tried.began(), tried.owner(), tried.outcome(), tried.note()))
        .collect(Collectors.joining("", slot, ""));
  }

  private static void answer(HttpExchange call, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
