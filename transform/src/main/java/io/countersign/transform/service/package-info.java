/**
 * Services and tickets as they were on a day. In come services with their versions, working
 * calendars, tickets and their events; out come the service in force, its calendar, events put to
 * the right ticket, and what each ticket went through: reopened, reassigned, repeated.
 */
package io.countersign.transform.service;
