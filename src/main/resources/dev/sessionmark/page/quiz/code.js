// Code to read: which thread runs this, and who waits?

import { cellsOf, under } from "../comparison/factors.js";
import { judgedAtAll, says } from "../comparison/row.js";

const TEXT = "Which thread runs the query, and who waits for it?";
const LOOP_ALL = "The event loop; every request of that loop waits";
const LOOP_NOBODY = "The event loop; no thread waits";
const WORKER = "A thread of a pool; only this request waits";
const VIRTUAL = "A virtual thread; only this request waits";

const CODE = [
  {
    id: "code-quarkus-uni",
    setup: "reactive-session",
    code: `@Path("/accounts")
@WithSession
public class Accounts {
    @GET @Path("{id}")
    public Uni<Account> one(long id) {
        return Account.findById(id);
    }
}`,
    options: [LOOP_ALL, LOOP_NOBODY, WORKER],
    right: 1,
    why:
      "A method that returns Uni runs on the event loop. The statement is sent and the thread goes on; the " +
      "answer comes back as an event.",
  },
  {
    id: "code-quarkus-nonblocking",
    setup: "blocking-on-event-loop",
    code: `@Path("/accounts")
@NonBlocking
public class Accounts {
    @Inject SessionFactory sessions;
    @GET @Path("{id}")
    public Account one(long id) {
        return sessions.fromSession(s -> s.find(Account.class, id));
    }
}`,
    options: [WORKER, LOOP_NOBODY, LOOP_ALL],
    right: 2,
    why:
      "@NonBlocking promises that the method never waits, so it runs on the event loop. The session is a " +
      "blocking one and breaks the promise.",
  },
  {
    id: "code-quarkus-virtual",
    setup: "blocking-on-virtual-thread",
    code: `@Path("/accounts")
@RunOnVirtualThread
public class Accounts {
    @Inject EntityManager session;
    @GET @Path("{id}")
    public Account one(long id) {
        return session.find(Account.class, id);
    }
}`,
    options: [LOOP_ALL, VIRTUAL, LOOP_NOBODY],
    right: 1,
    why: "The virtual thread is parked while it waits, and its carrier thread runs others.",
  },
  {
    id: "code-fastapi-async-sync",
    setup: "blocking-on-event-loop",
    code: `engine = create_engine("postgresql+psycopg://...")
Session = sessionmaker(engine)

@app.get("/accounts/{id}")
async def one(id: int):
    with Session() as session:
        return session.get(Account, id)`,
    options: [LOOP_ALL, WORKER, LOOP_NOBODY],
    right: 0,
    why:
      "async def runs on the event loop, and session.get is synchronous: nothing is awaited, so nobody else " +
      "is served until it returns.",
  },
  {
    id: "code-fastapi-def",
    setup: "blocking-on-worker",
    code: `engine = create_engine("postgresql+psycopg://...")
Session = sessionmaker(engine)

@app.get("/accounts/{id}")
def one(id: int):
    with Session() as session:
        return session.get(Account, id)`,
    options: [LOOP_ALL, LOOP_NOBODY, WORKER],
    right: 2,
    why:
      "FastAPI hands a plain def to a thread pool (40 threads unless told otherwise). The same session is " +
      "harmless here.",
  },
  {
    id: "code-fastapi-dependency",
    setup: "blocking-on-event-loop",
    code: `def session():
    with Session() as s:
        yield s

@app.get("/accounts/{id}")
async def one(id: int, s = Depends(session)):
    return s.get(Account, id)`,
    options: [LOOP_ALL, WORKER, LOOP_NOBODY],
    right: 0,
    why:
      "The plain def dependency runs in the thread pool, so opening the session blocks nobody. But the query " +
      "stands in async def, and that runs on the loop.",
  },
];

// Some of each kind, however few are asked.
const ORDER = [
  "code-quarkus-nonblocking",
  "code-fastapi-def",
  "code-fastapi-async-sync",
  "code-quarkus-uni",
  "code-fastapi-dependency",
  "code-quarkus-virtual",
];

const measured = (all, setup) => {
  const cell = cellsOf(all, setup).findLast(({ row }) => judgedAtAll(row));
  return cell ? ` The same in Java, measured here: ${setup} ${under(cell.condition)}: ${says(cell.row)}.` : "";
};

/** At most so many of them, with the figure of the setup that does the same. */
export const codeQuestions = (all, most = CODE.length) =>
  ORDER.slice(0, most)
    .flatMap((id) => CODE.filter((one) => one.id === id))
    .map(({ setup, options, why, ...question }) => ({
      ...question,
      kind: "code",
      text: TEXT,
      options: options.map((text) => ({ text, why: "" })),
      why: why + measured(all, setup),
    }));
