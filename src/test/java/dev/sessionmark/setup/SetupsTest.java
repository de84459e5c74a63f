package dev.sessionmark.setup;

import static dev.sessionmark.platform.postgres.ApplicationDatabase.number;
import static dev.sessionmark.platform.postgres.ApplicationDatabase.sql;
import static dev.sessionmark.platform.postgres.ApplicationDatabase.url;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.workload.PgbenchTables;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setup does the same work and gives the same answers. */
@QuarkusTest
class SetupsTest {

    private static final int AID = 4_711;
    private static final String TRANSFER = "?aid=4711&tid=3&bid=1&delta=-250";

    /** The database has been asked, so that took some time. */
    private static final String TIMES =
            "acquire;dur=\\d+\\.\\d\\d, db;dur=(?!0\\.00)\\d+\\.\\d\\d, hold;dur=\\d+\\.\\d\\d,"
                    + " total;dur=\\d+\\.\\d\\d";

    static List<String> setups() {
        return SessionSetup.ids();
    }

    @BeforeAll
    static void tables() {
        PgbenchTables.ensure(DatabaseUrl.parse(url()), 1, (share, step) -> {});
    }

    @BeforeEach
    void empty() throws SQLException {
        sql(
                "update pgbench_accounts set abalance = 1000 where aid = %d;".formatted(AID)
                        + "update pgbench_tellers set tbalance = 0;"
                        + "update pgbench_branches set bbalance = 0;"
                        + "delete from pgbench_history");
    }

    @ParameterizedTest
    @MethodSource("setups")
    void selectOnlyReadsABalance(String setup) throws SQLException {
        given().get("/setups/{setup}/select-only?aid=4711", setup)
                .then()
                .statusCode(200)
                .header("Server-Timing", matchesPattern(TIMES))
                .body(equalTo("{\"aid\":4711,\"abalance\":1000}"));
        assertEquals(0, number("select count(*) from pgbench_history"));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void simpleUpdateChangesTheAccountAndWritesHistory(String setup) throws SQLException {
        given().post("/setups/{setup}/simple-update" + TRANSFER, setup)
                .then()
                .statusCode(200)
                .body(equalTo("{\"aid\":4711,\"abalance\":750}"));
        assertEquals(750, number("select abalance from pgbench_accounts where aid = " + AID));
        assertEquals(0, number("select tbalance from pgbench_tellers where tid = 3"));
        assertEquals(-250, number("select delta from pgbench_history where aid = " + AID));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void tpcbLikeChangesTellerAndBranchToo(String setup) throws SQLException {
        given().post("/setups/{setup}/tpcb-like" + TRANSFER, setup)
                .then()
                .statusCode(200)
                .body(equalTo("{\"aid\":4711,\"abalance\":750}"));
        assertEquals(750, number("select abalance from pgbench_accounts where aid = " + AID));
        assertEquals(-250, number("select tbalance from pgbench_tellers where tid = 3"));
        assertEquals(-250, number("select bbalance from pgbench_branches where bid = 1"));
        assertEquals(1, number("select count(*) from pgbench_history where tid = 3 and bid = 1"));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void anUnknownAccountIsNotFound(String setup) {
        given().get("/setups/{setup}/select-only?aid=999999999", setup)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("There is no account '999999999'."));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void aWorkloadIsOnlyThereForItsOwnMethod(String setup) {
        for (String unknown : List.of("tpcb-like", "telepathy", "SELECT_ONLY")) {
            given().get("/setups/{setup}/{workload}?aid=1", setup, unknown)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("There is no reading workload '" + unknown + "'."));
        }
        for (String unknown : List.of("select-only", "telepathy")) {
            given().post("/setups/{setup}/{workload}" + TRANSFER, setup, unknown)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("There is no writing workload '" + unknown + "'."));
        }
    }
}
