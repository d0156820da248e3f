/**
 * What the general ledger says. In come ledger lines, measurement plans, drivers and budgets; out
 * come the lines that each plan selects, the saving that its method computes from them, how
 * claimants of the same lines share that movement, and spend by node.
 */
package io.countersign.transform.ledger;
