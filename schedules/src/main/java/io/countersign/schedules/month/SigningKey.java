package io.countersign.schedules.month;

import io.countersign.ingest.workspace.Workspace;
import io.countersign.reports.pdf.Signer;
import java.util.Optional;

/** The key that a workspace signs its reports with. */
final class SigningKey {
  private SigningKey() {}

  static Optional<Signer> of(Workspace workspace) {
    return workspace
        .signature()
        .map(
            own ->
                Signer.open(
                    workspace.folder().resolve(own.keystore()), workspace.secret(own.password())));
  }
}
