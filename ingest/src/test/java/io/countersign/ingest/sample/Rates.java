package io.countersign.ingest.sample;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a dollar and a pound are worth in euro, from January 2025 on; November 2026 is treasury's
 * running average.
 */
final class Rates {
  private static final YearMonth FROM = Calendar.BASELINE_FROM;
  private static final String USD_PLAN = "0.9000";
  private static final String GBP_PLAN = "1.1600";
  private static final List<String> USD =
      List.of(
          "0.9650", "0.9600", "0.9250", "0.8900", "0.8870", "0.8680", "0.8560", "0.8590", "0.8520",
          "0.8600", "0.8640", "0.8580", "0.8610", "0.8690", "0.8740", "0.8820", "0.8900", "0.8850",
          "0.8760", "0.8600", "0.8700", "0.8800", "0.8780");
  private static final List<String> GBP =
      List.of(
          "1.1860", "1.2020", "1.1940", "1.1710", "1.1860", "1.1760", "1.1580", "1.1560", "1.1480",
          "1.1480", "1.1350", "1.1430", "1.1520", "1.1550", "1.1600", "1.1680", "1.1720", "1.1650",
          "1.1580", "1.1550", "1.1500", "1.1470", "1.1500");

  private Rates() {}

  static String average(String currency, YearMonth month) {
    return switch (currency) {
      case "EUR" -> "1";
      case "USD" -> USD.get(index(month));
      case "GBP" -> GBP.get(index(month));
      default -> throw new IllegalArgumentException("No rates for " + currency + ".");
    };
  }

  static String plan(String currency) {
    return switch (currency) {
      case "EUR" -> "1";
      case "USD" -> USD_PLAN;
      case "GBP" -> GBP_PLAN;
      default -> throw new IllegalArgumentException("No rates for " + currency + ".");
    };
  }

  static void write(Sheet fxRates) {
    for (String currency : List.of("USD", "GBP")) {
      for (YearMonth month : Calendar.months(FROM, Calendar.LAST_PLANNED)) {
        fxRates.add(currency, "EUR", "plan", month, plan(currency));
        if (index(month) < USD.size()) {
          fxRates.add(currency, "EUR", "average", month, average(currency, month));
        }
        if (index(month) < USD.size() - 1) {
          fxRates.add(currency, "EUR", "closing", month, average(currency, month.plusMonths(1)));
        }
      }
    }
  }

  private static int index(YearMonth month) {
    return Math.toIntExact(ChronoUnit.MONTHS.between(FROM, month));
  }
}
