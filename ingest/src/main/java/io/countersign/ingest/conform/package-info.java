/**
 * Rows as a source has them into rows as the contract wants them: text becomes a value by strict
 * rules, the product's words become ours by its {@code mapping.yml}, local times become instants by
 * the source's clock. Every row comes out, with its key, its place and all reasons for which it
 * does not fit. Nothing is guessed.
 */
package io.countersign.ingest.conform;
