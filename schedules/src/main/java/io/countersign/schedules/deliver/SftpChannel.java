package io.countersign.schedules.deliver;

import io.countersign.problem.Sha256;
import io.countersign.schedules.people.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A folder on another machine, whose host key is known. A file appears whole. */
record SftpChannel(FileServer server) implements Channel {
  /**
   * The other machine.
   *
   * @param hostKey its key's fingerprint, as {@code SHA256:…}
   * @param key a file with a private key
   */
  record FileServer(
      String host,
      int port,
      String user,
      Optional<String> password,
      Optional<Path> key,
      String hostKey,
      String path,
      Duration timeout) {}

  @Override
  public Optional<String> address(Person person) {
    return Optional.of(server.path());
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Result send(Letter letter) {
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
      client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
      client.setServerKeyVerifier(
          (session, address, key) ->
              server.hostKey().equals(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key)));
      client.start();
      return put(client, letter);
    } catch (IOException | GeneralSecurityException e) {
      return new NotYet(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private Result put(SshClient client, Letter letter) throws IOException, GeneralSecurityException {
    try (ClientSession session =
        client
            .connect(server.user(), server.host(), server.port())
            .verify(server.timeout())
            .getSession()) {
      server.password().ifPresent(session::addPasswordIdentity);
      if (server.key().isPresent()) {
        new FileKeyPairProvider(server.key().get())
            .loadKeys(session)
            .forEach(session::addPublicKeyIdentity);
      }
      session.auth().verify(server.timeout());
      try (SftpClient files = SftpClientFactory.instance().createSftpClient(session)) {
        return put(files, letter.parcel());
      }
    }
  }

  private Result put(SftpClient files, Parcel parcel) throws IOException {
    String target = server.path() + "/" + ParcelName.file(parcel);
    if (exists(files, target)) {
      if (hash(files, target).equals(parcel.sha256())) {
        return new Accepted(target + " was there");
      }
      target = server.path() + "/" + ParcelName.other(parcel);
    }
    if (!exists(files, target)) {
      String part = target + ".part";
      try (OutputStream out = files.write(part)) {
        Files.copy(parcel.file(), out);
      }
      files.rename(part, target);
    }
    return hash(files, target).equals(parcel.sha256())
        ? new Accepted(target)
        : new NotYet(target + " does not hold what was sent");
  }

  private static String hash(SftpClient files, String file) throws IOException {
    try (InputStream in = files.read(file)) {
      return Sha256.hex(in);
    }
  }

  private static boolean exists(SftpClient files, String file) throws IOException {
    try {
      files.stat(file);
      return true;
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return false;
      }
      throw e;
    }
  }
}
