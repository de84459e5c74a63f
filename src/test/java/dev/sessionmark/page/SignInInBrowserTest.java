package dev.sessionmark.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sessionmark.Guarded;
import dev.sessionmark.platform.access.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A visitor of a service that asks for a token. */
@QuarkusTest
@TestProfile(Guarded.class)
class SignInInBrowserTest extends InBrowser {

    private static final String NOT_ALLOWED =
            "This needs the role operator; reader has the role viewer.";

    @Test
    void aViewerSeesTheExperimentsAndIsToldThatStartingNeedsAnOperator() {
        page.navigate("/experiments");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Sign in");
        visitor.canUseItInEveryLook("sign-in");
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
        assertThat(page.locator("main")).containsText(NOT_ALLOWED, SOON);
        assertThat(page.locator("#start")).isEnabled();
        visitor.canUseIt();
        needsAnOperator();
        page.locator("#who").click();
        assertThat(dialog).containsText("Sign in");
        visitor.forgives("401");
        visitor.forgives("403");
    }

    /** The other buttons that start something: each says so, and can be pressed again. */
    private void needsAnOperator() {
        visitor.opens("/try");
        page.locator("#start").click();
        assertThat(page.locator("#trouble")).containsText(NOT_ALLOWED, SOON);
        assertThat(page.locator("#trouble button")).hasCount(0);
        assertThat(page.locator("#start")).isVisible();

        visitor.opens("/learn");
        page.locator("#start").click();
        assertThat(page.locator("#trouble")).containsText(NOT_ALLOWED, SOON);
        assertThat(page.locator("#start")).isVisible();

        visitor.opens("/limits");
        Locator sweep = page.getByRole(AriaRole.BUTTON, button("Start the sweep"));
        sweep.click();
        assertThat(page.locator("form[aria-label='Start a sweep']"))
                .containsText(NOT_ALLOWED, SOON);
        assertThat(sweep).isEnabled();
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
