package io.countersign.ingest.workspace;

import io.countersign.company.Company;
import io.countersign.contract.Contract;
import io.countersign.contract.Limits;
import io.countersign.ingest.source.ReadFailure;
import io.countersign.problem.Exit;
import io.countersign.problem.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder with {@code countersign.yml}: whose figures, from which systems, kept where.
 *
 * @param folder all relative paths count from here
 * @param asOf the instant that a command without {@code --as-of} means
 * @param period the period that a command without {@code --period} means
 * @param lake the lake's root, on any Hadoop file system
 * @param out the folder that reports are written to
 * @param locale the language of lists, as de; English where none is named
 * @param limits of feeds, where this company's are not those of the contracts
 * @param signature what reports are signed with; none, where none is named
 */
public record Workspace(
    Path folder,
    Company company,
    Optional<Instant> asOf,
    Optional<String> period,
    List<Declared> systems,
    String lake,
    Path out,
    Optional<String> locale,
    Map<String, Limits> limits,
    Optional<Signature> signature) {

  /** The name of the file that makes a folder a workspace. */
  public static final String FILE = "countersign.yml";

  /**
   * A system as the workspace declares it; with which product it fits is seen when it is opened.
   *
   * @param name what the company calls it
   * @param line where it is declared
   */
  public record Declared(String name, String line, WorkspaceFile.SystemEntry entry) {}

  /**
   * What reports are signed with.
   *
   * @param keystore of PKCS #12, from the workspace
   * @param password a reference to it, as {@code ${file:secrets/signing}}
   */
  public record Signature(String keystore, String password) {}

  /**
   * Reads {@code countersign.yml}.
   *
   * @throws Refusal WORKSPACE_MISSING, or DECLARATION_WRONG with everything that is wrong in it
   */
  public static Workspace read(Path folder) {
    return WorkspaceFile.read(folder);
  }

  /**
   * What a text says whose secrets are references, as {@code ${env:NAME}} or {@code ${file:path}}.
   *
   * @throws Refusal SECRET_MISSING where one leads nowhere
   */
  public String secret(String said) {
    try {
      return Secrets.resolve(said, folder);
    } catch (ReadFailure e) {
      throw new Refusal(Exit.WRONG_CALL, e.problem());
    }
  }

  /** The contracts, with this company's limits. */
  public Map<String, Contract> limited(Map<String, Contract> contracts) {
    Map<String, Contract> limited = new TreeMap<>(contracts);
    limits.forEach(
        (feed, own) -> limited.computeIfPresent(feed, (name, contract) -> contract.with(own)));
    return limited;
  }

  /** The lake's folder, where it lies on this machine; only there a file can be locked. */
  public Optional<Path> localLake() {
    return remote(lake) ? Optional.empty() : Optional.of(Path.of(lake));
  }

  /**
   * Whether a root is on another file system than this machine's, as s3a://bucket or hdfs:/lake.
   */
  static boolean remote(String root) {
    return !root.startsWith("file:") && root.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*");
  }
}
