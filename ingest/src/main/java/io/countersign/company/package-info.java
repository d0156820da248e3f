/**
 * Whose figures these are, and of when: the company with its currency, fiscal year and rules, and
 * the basis of an answer (period, as-of instant, company) that every step and every report is
 * given.
 */
package io.countersign.company;
