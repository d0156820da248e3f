/**
 * Charts as vectors: bars, waterfalls, panels, in the colours and fonts of the house, on axes that
 * always hold zero. Printed amounts come in, lines and outlines of letters go out. A double here is
 * a place on paper, never money.
 */
package io.countersign.reports.draw;
