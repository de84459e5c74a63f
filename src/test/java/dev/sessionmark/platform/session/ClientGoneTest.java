package dev.sessionmark.platform.session;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.sessionmark.NothingRuns;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.http.RawClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Clients that hang up while their request waits for a connection. The last test shows that the
 * first one can fail: without the shield the same clients leave connections in use for ever, so it
 * comes last, in an application whose other tests all come first by name.
 */
@QuarkusTest
@TestProfile(NothingRuns.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientGoneTest {

    /** Ten times as many as there are connections, so that most of them wait. */
    private static final int CLIENTS = 40;

    @Test
    @Order(1)
    @Drill(
            failure = "Clients leave while their request waits for a connection",
            done = "ten times as many as there are connections",
            seen = "every connection comes back")
    void theShieldGivesBackEveryConnection() throws Exception {
        for (int round = 0; round < 5; round++) {
            RawClient.askAndLeave("/test/sessions/shielded?ms=40", CLIENTS, 60);
        }

        SessionCounts.assertNoneLeft(Duration.ofSeconds(10));
        given().get("/test/sessions/shielded?ms=1").then().statusCode(200);
    }

    /** Two event loops hand out connections while many hundreds of clients come and go. */
    @Test
    @Order(2)
    void theGaugesOfAnIdleServiceReadZero() throws Exception {
        for (int round = 0; round < 15; round++) {
            RawClient.askAndLeave("/test/sessions/shielded?ms=0", 100, round % 4);
        }

        // Up to 1,500 of them wait for four connections.
        SessionCounts.assertNoneLeft(Duration.ofMinutes(1));
    }

    @Test
    @Order(3)
    void withoutTheShieldConnectionsAreLost() throws Exception {
        for (int round = 0; round < 5; round++) {
            RawClient.askAndLeave("/test/sessions/unshielded?ms=40", CLIENTS, 60);
        }

        // They stay in use for fifty times as long as the work takes.
        await("connections in use, though no request is")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> SessionCounts.used() > 0);
    }
}
