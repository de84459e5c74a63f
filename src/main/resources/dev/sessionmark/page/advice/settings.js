// How each setup is written down, in Quarkus and with SQLAlchemy.

const REACTIVE = {
  quarkus:
    "Extensions quarkus-hibernate-reactive-panache and quarkus-reactive-pg-client. Return Uni and put " +
    "@WithSession on the resource: one session per request, closed when the Uni ends.",
  sqlalchemy:
    'engine = create_async_engine("postgresql+asyncpg://...")\nSession = async_sessionmaker(engine, ' +
    "expire_on_commit=False)\n\nasync def session():\n    async with Session() as s:\n        yield s",
};
const BLOCKING =
  'engine = create_engine("postgresql+psycopg://...")\nSession = ' +
  'sessionmaker(engine)\n\n@app.get("/balance")\ndef balance(...):      # def, not async def: runs in a ' +
  "thread\n    with Session() as s: ...";

export const SETUPS = {
  "reactive-session": REACTIVE,
  "reactive-stateless": {
    quarkus: "As for reactive-session, with Mutiny.StatelessSession: no first-level cache, no dirty checking.",
    sqlalchemy: "async with engine.connect() as c: ...    # Core, no ORM session",
  },
  "reactive-client": {
    quarkus: "Extension quarkus-reactive-pg-client; inject io.vertx.mutiny.sqlclient.Pool and write SQL.",
    sqlalchemy: "async with engine.connect() as c: ...    # Core, no ORM session",
  },
  "session-per-statement": REACTIVE,
  "blocking-on-worker": {
    quarkus:
      "Extensions quarkus-hibernate-orm and quarkus-jdbc-postgresql, and @Blocking on the " +
      "resource.\nquarkus.thread-pool.max-threads bounds the threads.",
    sqlalchemy: BLOCKING,
  },
  "blocking-on-virtual-thread": {
    quarkus:
      "Extensions quarkus-hibernate-orm and quarkus-jdbc-postgresql, and @RunOnVirtualThread on the " +
      "resource (Java 21 or newer).",
    sqlalchemy: `${BLOCKING}\n# Python has no virtual threads; this is the nearest.`,
  },
  "blocking-on-event-loop": {
    quarkus:
      "Extensions quarkus-hibernate-orm and quarkus-jdbc-postgresql. It was best only as far as it was " +
      "measured: see Limits before you keep a blocking session on the loop.",
    sqlalchemy: "A Session inside async def. See Limits before you keep it.",
  },
};

/** Settings of the pool. */
export const poolSettings = (reactive, pool) => ({
  quarkus: reactive ? `quarkus.datasource.reactive.max-size=${pool}` : `quarkus.datasource.jdbc.max-size=${pool}`,
  sqlalchemy: `${reactive ? "create_async_engine" : "create_engine"}(..., pool_size=${pool}, max_overflow=0)`,
  check: reactive
    ? "quarkus.datasource.metrics.enabled=true, then sql_pool_queue_size on /q/metrics stays 0 at the " +
      "busiest hour, and sql_pool_active below the pool size."
    : "quarkus.datasource.metrics.enabled=true, then agroal_awaiting_count on /q/metrics stays 0 at the " +
      "busiest hour, and agroal_max_used_count below the pool size.",
});

/** Settings of the limit on waiting for a connection. */
export const waitSettings = (reactive, ms) => ({
  quarkus: reactive
    ? "No property sets it. A bean that implements io.quarkus.reactive.pg.client.PgPoolCreator " +
      `does:\ninput.poolOptions().setConnectionTimeout(${ms}).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)`
    : `quarkus.datasource.jdbc.acquisition-timeout=${ms}ms`,
  sqlalchemy: `${reactive ? "create_async_engine" : "create_engine"}(..., pool_timeout=${ms / 1000})`,
});
