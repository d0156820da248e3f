/**
 * From plan and claim to verified. In come plans, forecasts, claims and sign-offs; out come the
 * value series, whether each sign-off is valid and if not why, the waterfall from claimed to
 * verified, and the run rate with whether it lasts. A sign-off is judged in {@code
 * signoff_checks/step.sql}.
 */
package io.countersign.transform.value;
