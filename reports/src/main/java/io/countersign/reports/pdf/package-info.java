/**
 * A laid-out PDF comes in and goes out sealed: the same bytes for the same input, PDF/A-3a,
 * PDF/UA-1, its figures attached, its own hash in its trailer, and behind it the company's
 * signature where it signs. {@code Seal} seals, {@code Signer} signs, {@code SelfSeal} and {@code
 * PdfSignature} say whether a file still is as it was.
 */
package io.countersign.reports.pdf;
