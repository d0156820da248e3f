/**
 * What does not hold. In come the tables of all other rooms; out come the breaches of each control
 * with severity and owner, decisions that wait for somebody, records that point at nothing, tables
 * that stand on a stopped feed, and the control totals of both sides of every hop.
 */
package io.countersign.transform.control;
