package io.countersign.ingest.sample;

/** The legal entities; each keeps its ledger in its own currency. */
enum Entity {
  HG01("EUR"),
  HG02("USD"),
  HG03("GBP");

  private final String currency;

  Entity(String currency) {
    this.currency = currency;
  }

  String currency() {
    return currency;
  }
}
