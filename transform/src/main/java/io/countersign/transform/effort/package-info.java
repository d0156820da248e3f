/**
 * Time and what it cost. In come time cards, rate cards, tickets and changes; out comes every card
 * with the hours that count, their cost at the rate of the day, and the measure that the work was
 * for.
 */
package io.countersign.transform.effort;
