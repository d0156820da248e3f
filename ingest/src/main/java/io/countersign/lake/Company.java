package io.countersign.lake;

import io.countersign.time.FiscalCalendar;
import java.time.ZoneId;

/**
 * Whose figures these are.
 *
 * @param groupCurrency ISO 4217; every amount is also shown in it
 * @param zone where the company's days begin
 */
public record Company(String name, String groupCurrency, FiscalCalendar fiscalYear, ZoneId zone) {}
