/**
 * Reference data that every other table is read against: the fiscal periods, the company's days,
 * exchange rates, and the system in which a record lies that another record names. In come
 * calendar, rates and the numbers of records; out come views and columns that other rooms join.
 * Nothing is judged here.
 */
package io.countersign.transform.reference;
