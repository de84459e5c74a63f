/**
 * The PostgreSQL that Sessionmark uses: where it is, starting one when there is none, pgbench's
 * tables in it and the facts about it that belong to a result. Plain Java: it runs before the
 * application does.
 */
package dev.sessionmark.platform.postgres;
