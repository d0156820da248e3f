package io.countersign.ingest.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes text on and counts its quotes: in a whole file they are even, or one was never closed. */
final class QuoteCount extends FilterReader {
  private boolean odd;

  QuoteCount(Reader text) {
    super(text);
  }

  boolean odd() {
    return odd;
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    int got = super.read(buffer, from, length);
    for (int i = from; i < from + got; i++) {
      odd ^= buffer[i] == '"';
    }
    return got;
  }

  @Override
  public int read() throws IOException {
    int got = super.read();
    odd ^= got == '"';
    return got;
  }
}
