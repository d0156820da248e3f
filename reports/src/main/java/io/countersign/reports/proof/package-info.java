/**
 * What proves an issue: the register, the manifest, the seal, the evidence of a closed period, the
 * way back to the source rows.
 */
package io.countersign.reports.proof;
