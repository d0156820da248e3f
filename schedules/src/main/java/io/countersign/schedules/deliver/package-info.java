/**
 * How a file reaches a person: parcels, channels (folder, SFTP, mail, encrypted mail), and the
 * delivery log, in which issue, recipient and channel name each delivery once. What is in doubt is
 * held, never sent twice.
 */
package io.countersign.schedules.deliver;
