/**
 * Makes tables from tables: steps run in the order of what they read, each in a session that sees
 * only that; what is up to date, or stands behind a stopped feed, is skipped. Made rows are brought
 * into the contract's shape and checked against it before anybody sees them. In come steps and a
 * basis, out comes what became of each step.
 */
package io.countersign.build;
