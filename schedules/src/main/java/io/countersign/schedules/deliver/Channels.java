package io.countersign.schedules.deliver;

import io.countersign.problem.Declarations;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The ways to people, as {@code channels.yml} of the workspace declares them. */
public final class Channels {
  /** The channels that are there without being declared. */
  public static final List<String> ALWAYS = List.of("folder");

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Path workspace;
  private final UnaryOperator<String> secret;
  private final TextFile source;
  private final Problems problems;

  private Channels(
      Path workspace, UnaryOperator<String> secret, TextFile source, Problems problems) {
    this.workspace = workspace;
    this.secret = secret;
    this.source = source;
    this.problems = problems;
  }

  /** {@code channels.yml} as it is written. */
  record ChannelsFile(Map<String, Entry> channels) {}

  /** What a channel is. */
  enum Kind {
    folder,
    smtp,
    sftp
  }

  /** How the way to a mail server is kept secret. */
  enum Secrecy {
    starttls,
    tls,
    none
  }

  /**
   * One channel in it.
   *
   * @param path folder: where files go, from the workspace; sftp: on the other machine
   * @param trust a file of PEM certificates to trust beside Java's own list
   * @param link where files lie that are too large for a mail, with {@code {file}} in it
   * @param encrypt whether PDFs go as encrypted copies, opened by the person's {@code password:}
   */
  record Entry(
      Kind kind,
      Optional<String> path,
      Optional<String> host,
      Optional<Integer> port,
      Optional<Secrecy> tls,
      Optional<String> trust,
      Optional<String> user,
      Optional<String> password,
      Optional<String> key,
      Optional<String> hostKey,
      Optional<String> from,
      Optional<Integer> atMostMb,
      Optional<String> link,
      Optional<Boolean> encrypt,
      Optional<String> timeout) {}

  /**
   * Reads the file; a channel {@code folder} is there also where none is declared.
   *
   * @param out where that one lies
   * @param secret what {@code ${env:…}} and {@code ${file:…}} stand for
   */
  public static Channels read(
      Path workspace,
      Path out,
      Optional<TextFile> own,
      UnaryOperator<String> secret,
      Problems problems) {
    TextFile source = own.orElse(new TextFile("channels.yml", "channels: {}"));
    Channels read = new Channels(workspace, secret, source, problems);
    read.channels.put("folder", new FolderChannel(out.resolve("delivered")));
    Declarations.read(source, ChannelsFile.class, problems)
        .map(ChannelsFile::channels)
        .ifPresent(entries -> entries.forEach(read::add));
    return read;
  }

  private void add(String name, Entry entry) {
    int before = problems.list().size();
    Channel channel =
        switch (entry.kind()) {
          case folder -> new FolderChannel(workspace.resolve(needed(name, "path", entry.path())));
          case smtp -> smtp(name, entry);
          case sftp -> sftp(name, entry);
        };
    boolean encrypt = entry.encrypt().orElse(false);
    if (encrypt && entry.kind() != Kind.smtp) {
      // Two encrypted copies never are the same bytes: elsewhere each sending would add a file.
      wrong(name, "Only mail can be encrypted.", "kind: smtp", "kind: " + entry.kind());
    }
    if (problems.list().size() == before) {
      channels.put(name, encrypt ? new EncryptedChannel(channel, secret) : channel);
    }
  }

  private Channel smtp(String name, Entry entry) {
    Secrecy tls = entry.tls().orElse(Secrecy.starttls);
    String host = needed(name, "host", entry.host());
    if (tls == Secrecy.none && !host.equals("localhost") && !host.equals("127.0.0.1")) {
      wrong(name, "Mail would travel open.", "tls: starttls or tls", "tls: none");
    }
    boolean whole = tls == Secrecy.tls;
    int port = entry.port().orElse(whole ? 465 : 587);
    long atMost = entry.atMostMb().orElse(20) * 1_000_000L;
    Optional<Path> trust = entry.trust().map(workspace::resolve);
    return new SmtpChannel(
        new MailServer(
            whole ? "smtps" : "smtp",
            host,
            port,
            entry.user().map(secret),
            entry.password().map(secret),
            needed(name, "from", entry.from()),
            atMost,
            entry.link(),
            MailServer.properties(
                tls, entry.user().isPresent(), trust, timeout(name, entry), this::wrongTrust)));
  }

  private void wrongTrust(String found) {
    wrong("trust", "The certificates cannot be read.", "a file of PEM certificates", found);
  }

  private Channel sftp(String name, Entry entry) {
    return new SftpChannel(
        new SftpChannel.FileServer(
            needed(name, "host", entry.host()),
            entry.port().orElse(22),
            needed(name, "user", entry.user().map(secret)),
            entry.password().map(secret),
            entry.key().map(workspace::resolve),
            needed(name, "host_key", entry.hostKey()),
            entry.path().orElse("."),
            timeout(name, entry)));
  }

  private Duration timeout(String name, Entry entry) {
    try {
      return entry.timeout().map(Duration::parse).orElse(TIMEOUT);
    } catch (DateTimeException e) {
      wrong(name, "'timeout' cannot be read.", "as PT60S", entry.timeout().orElse(""));
      return TIMEOUT;
    }
  }

  private String needed(String name, String key, Optional<String> said) {
    if (said.isEmpty()) {
      wrong(name, "Channel '" + name + "' lacks '" + key + "'.", key + ": …", "");
    }
    return said.orElse("");
  }

  private void wrong(String key, String what, String expected, String found) {
    problems.add(Declarations.wrong(source.lineOf(key), what).expected(expected).found(found));
  }

  /** The channel of a name; one that there is not is a problem. */
  Optional<Channel> named(String name, Problems asked) {
    if (!channels.containsKey(name)) {
      asked.add(DeliveryProblems.channelUnknown(name, channels.keySet()));
    }
    return Optional.ofNullable(channels.get(name));
  }
}
