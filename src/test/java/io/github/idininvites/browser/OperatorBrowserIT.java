package io.github.idininvites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** The sandbox's own page in a real browser. */
final class OperatorBrowserIT extends BrowserSetup {
    private final String person = "#person-" + story.person.id();

    @Test
    void showsWithoutReloadingThatAPersonAnswered() {
        open();
        browser.awaitText(person, "invited");
        String sandbox = browser.driver.getWindowHandle();
        browser.driver.switchTo().newWindow(WindowType.TAB).get(story.link);
        browser.click("[value=identify]");
        browser.awaitText("h1", "You have identified");
        browser.driver.close();
        browser.driver.switchTo().window(sandbox);
        browser.awaitText(person, "success");
        browser.awaitText("#groups", "completed");
        browser.awaitText("#webhooks", "person.updated success");
        assertNotReloaded();
    }

    @Test
    void showsNewGroupsPersonsAndMailsWithoutReloading() {
        open();
        var invited = story.invite("Sanne Visser", "sanne@example.com");
        browser.awaitText("#person-" + invited.id(), "Sanne Visser");
        browser.awaitText("#outbox", "sanne@example.com");
        assertThat(browser.driver.findElements(By.cssSelector("#outbox article")))
                .hasSize(2);
        assertNotReloaded();
    }

    @Test
    void showsAResultToWhoeverUnfoldsIt() {
        story.sandbox.identify(story.person.id());
        open();
        assertThat(browser.driver.findElement(By.cssSelector("details pre")).isDisplayed())
                .isFalse();
        browser.click(person + " summary");
        browser.awaitText(person + " pre", "\"issuer_id\" : \"ABNANL2A\"");
    }

    @Test
    void opensAnInviteFromItsMail() {
        open();
        browser.click("#outbox summary");
        assertThat(browser.find("#outbox a").getText()).isEqualTo(story.link);
        assertThat(browser.find(person + " a").getDomAttribute("href")).isEqualTo(story.link);
    }

    @Test
    void postsAWebhookAgainWithoutReloading() throws Exception {
        story.sandbox.cancel(story.person.id());
        String first = story.shop.next().body();
        story.shop.next();
        open();
        browser.click("#webhooks article:last-of-type button");
        assertThat(story.shop.next().body()).isEqualTo(first);
        browser.awaitText("#webhooks article:last-of-type li:nth-child(2)", "it answered 204");
        assertNotReloaded();
    }

    @Test
    void leavesTheKeyboardAndWhatIsUnfoldedWhereTheyWere() throws Exception {
        story.sandbox.identify(story.person.id());
        open();
        browser.awaitText("#webhooks", "person.updated success");
        browser.tabTo("result-" + story.person.id() + "-title");
        browser.press(Keys.ENTER);
        browser.awaitText(person + " pre", "ABNANL2A");
        String button = browser.find("#webhooks article:last-of-type button").getDomAttribute("id");
        browser.tabTo(button);
        browser.press(Keys.SPACE);
        browser.awaitText("#webhooks article:last-of-type li:nth-child(2)", "it answered 204");
        assertThat(browser.focused()).isEqualTo(button);
        assertThat(browser.find(person + " pre").isDisplayed()).isTrue();
        assertNotReloaded();
    }

    @Test
    void saysThatTheSandboxIsGone() {
        open();
        browser.awaitText("#live", "This page keeps itself up to date.");
        story.sandbox.close();
        browser.awaitText("#live", "The sandbox does not answer");
    }

    @Test
    void showsTheStateWithoutScript() throws Exception {
        story.sandbox.cancel(story.person.id());
        String first = story.shop.next().body();
        story.shop.next();
        browser.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.driver.get(story.sandbox.baseUrl() + "/sandbox");
            browser.awaitText("#live", "This page shows how it was when you loaded it.");
            browser.awaitText(person, "cancelled");
            browser.click("#webhooks article:last-of-type button");
            assertThat(story.shop.next().body()).isEqualTo(first);
            assertThat(browser.driver.getCurrentUrl()).isEqualTo(story.sandbox.baseUrl() + "/sandbox");
        } finally {
            browser.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    private void open() {
        browser.driver.get(story.sandbox.baseUrl() + "/sandbox");
        browser.driver.executeScript("window.loadedOnce = true");
    }

    private void assertNotReloaded() {
        assertThat(browser.driver.executeScript("return window.loadedOnce")).isEqualTo(true);
    }
}
