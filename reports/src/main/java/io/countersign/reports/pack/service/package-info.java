/**
 * The pages that say whether service and change held: attainment of service levels, outcomes of
 * changes, approvals that were real.
 */
package io.countersign.reports.pack.service;
