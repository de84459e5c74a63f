package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sessionmark.platform.access.TestTokens;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A visitor of a service that asks for a token. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(SignInInBrowserTest.Controlled.class)
class SignInInBrowserTest extends InBrowser {

    /** Some tokens. */
    public static class Controlled implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return TestTokens.config(SignInInBrowserTest.class);
        }
    }

    @Test
    void aViewerSeesTheExperimentsAndIsToldThatStartingNeedsAnOperator() {
        try (Visitor visitor = visitor(1280, false)) {
            Page page = visitor.page();
            page.navigate("/experiments");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Sign in");
            visitor.canUseItInBothColours("sign-in");
            dialog.getByLabel("Token").fill(TestTokens.WRONG);
            dialog.getByRole(AriaRole.BUTTON).first().click();
            assertThat(dialog).containsText("The token is not known here");
            dialog.getByLabel("Token").fill(TestTokens.VIEWER);
            dialog.getByRole(AriaRole.BUTTON).first().click();
            assertThat(page.locator("#experiments"))
                    .containsText("Nothing has been measured here yet.", SOON);
            assertThat(page.locator("#who")).containsText("Sign out reader (viewer)");
            visitor.canUseIt();

            visitor.opens("/measure");
            page.locator("#start").click();
            assertThat(page.locator("main"))
                    .containsText("This needs an operator; reader is a viewer.", SOON);
            page.locator("#who").click();
            assertThat(dialog).containsText("Sign in");
            visitor.forgives("401");
            visitor.forgives("403");
        }
    }
}
