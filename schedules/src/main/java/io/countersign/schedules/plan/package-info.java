/** When a report is due: schedules, holidays, and the slots that they make. */
package io.countersign.schedules.plan;
