/**
 * Changes and the approvals that they and others rest on. In come changes, deployments, rules,
 * approvals, evidence, blackouts and incident causes; out come, for every change, whether it was
 * authorised, in its window, evidenced and held, which incidents are laid at its door, and for
 * every approval step whether it was valid and how long it took.
 */
package io.countersign.transform.change;
