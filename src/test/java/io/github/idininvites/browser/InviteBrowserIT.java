package io.github.idininvites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.model.Address;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.PersonStatus;
import io.github.idininvites.model.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;

/** A person answers an invite in a real browser, and the shop learns it. */
final class InviteBrowserIT extends BrowserSetup {
    private static final String IDENTIFY = "[value=identify]";

    @Test
    void identifiesAsReadyPerson() throws Exception {
        browser.driver.get(story.link);
        browser.click("[for=as-double_surname]");
        browser.click(IDENTIFY);
        var result = assertIdentified();
        assertThat(result.name())
                .isEqualTo(new PersonName("female", "MC", "Maria", "Berg-van der Meer", "van den", Map.of()));
        assertThat(result.age()).isEqualTo(new Age("1965-08-23", true, Map.of()));
    }

    @Test
    void identifiesWithWhatThePersonFillsIn() throws Exception {
        browser.driver.get(story.link);
        browser.click("[for=as-own]");
        browser.type("#initials", "Z");
        browser.type("#first_name", "Zoë");
        browser.type("#last_name_prefix", "van 't");
        browser.type("#last_name", "Hoff & Ørsted");
        browser.type("#gender", "female");
        browser.type("#date_of_birth", "2001-12-00");
        browser.type("#street", "Rue de l'Église");
        browser.type("#house_number", "3");
        browser.type("#house_number_suffix", "bis");
        browser.type("#postal_code", "1000");
        browser.type("#city", "Bruxelles");
        browser.type("#country", "BE");
        browser.type("#telephone_number", "0032000000009");
        browser.type("#email_address", "zoe@example.com");
        browser.type("#bin", "BIN1");
        browser.click(IDENTIFY);
        var result = assertIdentified();
        assertThat(result.name()).isEqualTo(new PersonName("female", "Z", "Zoë", "Hoff & Ørsted", "van 't", Map.of()));
        assertThat(result.age()).isEqualTo(new Age("2001-12-00", true, Map.of()));
        assertThat(result.address())
                .isEqualTo(new Address("Rue de l'Église", "3", "bis", "1000", "Bruxelles", "BE", Map.of()));
        assertThat(result.telephoneNumber()).isEqualTo("0032000000009");
        assertThat(result.emailAddress()).isEqualTo("zoe@example.com");
        assertThat(result.issuerId()).isEqualTo("ABNANL2A");
        assertThat(result.bin()).isEqualTo("BIN1");
    }

    @ParameterizedTest
    @CsvSource({"cancel, You have cancelled, CANCELLED", "fail, The identification failed, FAILURE"})
    void doesNotIdentify(String button, String heading, PersonStatus status) throws Exception {
        browser.driver.get(story.link);
        browser.click("[value=" + button + "]");
        browser.awaitText("h1", heading);
        assertThat(story.assertAnswered(status).result()).isNull();
    }

    @Test
    void sendsThePersonOn() throws Exception {
        browser.driver.get(story.link);
        browser.click("[value=cancel]");
        story.assertAnswered(PersonStatus.CANCELLED);
        browser.click("a.main");
        assertThat(story.shop.next().method()).isEqualTo("GET");
    }

    @Test
    void expiresWhileThePersonThinks() throws Exception {
        browser.driver.get(story.link);
        story.clock.advance(Duration.ofDays(30));
        browser.click(IDENTIFY);
        browser.awaitText("h1", "This invite has expired");
        story.assertAnswered(PersonStatus.EXPIRED);
    }

    @Test
    void opensAnExpiredLink() throws Exception {
        story.sandbox.expire(story.person.id());
        browser.driver.get(story.link);
        browser.awaitText("h1", "This invite has expired");
        assertThat(browser.driver.findElements(By.tagName("form"))).isEmpty();
        story.assertAnswered(PersonStatus.EXPIRED);
    }

    @Test
    void answersOnceWhenThePersonClicksTwice() throws Exception {
        browser.driver.get(story.link);
        new Actions(browser.driver).doubleClick(browser.find(IDENTIFY)).perform();
        assertIdentified();
    }

    @Test
    void answersOnceWhenTheFormIsSentTwiceAtOnce() throws Exception {
        browser.driver.get(story.link);
        browser.driver.executeAsyncScript("""
                const send = answer => fetch(location.href, {method: 'POST', body: new URLSearchParams({as: 'adult', answer})});
                Promise.all([send('identify'), send('identify')]).then(arguments[0]);
                """);
        browser.driver.navigate().refresh();
        assertIdentified();
    }

    @Test
    void showsTheAnswerAndNoStaleFormWhenThePersonGoesBack() throws Exception {
        browser.driver.get(story.link);
        browser.click(IDENTIFY);
        browser.awaitText("h1", "You have identified");
        browser.driver.navigate().back(); // to where the form was
        browser.awaitText("h1", "You have identified");
        browser.driver.navigate().forward();
        browser.driver.navigate().refresh();
        assertIdentified();
    }

    @Test
    void answersOnceWhenASecondTabWasLeftOpen() throws Exception {
        browser.driver.get(story.link);
        String first = browser.driver.getWindowHandle();
        browser.driver.switchTo().newWindow(WindowType.TAB).get(story.link);
        browser.click(IDENTIFY);
        browser.awaitText("h1", "You have identified");
        browser.driver.close();
        browser.driver.switchTo().window(first);
        browser.click("[value=cancel]");
        assertIdentified();
    }

    @Test
    void letsThePersonMendAMistake() throws Exception {
        browser.driver.get(story.link);
        browser.click("[for=as-own]");
        browser.type("#last_name", "Berg");
        browser.type("#date_of_birth", "1974-02-30");
        browser.press(Keys.ENTER);
        browser.awaitText("#date_of_birth-error", "Enter a date that the calendar has");
        assertThat(browser.driver.getTitle()).startsWith("Error: ");
        assertThat(browser.focused()).isEqualTo("date_of_birth");
        assertThat(browser.find("#last_name").getDomProperty("value")).isEqualTo("Berg");
        browser.press(Keys.END, Keys.BACK_SPACE, Keys.BACK_SPACE, "28", Keys.ENTER);
        assertThat(assertIdentified().age()).isEqualTo(new Age("1974-02-28", true, Map.of()));
    }

    @Test
    void needsNothingButTheKeyboard() throws Exception {
        browser.driver.get(story.link);
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("as-adult");
        browser.press(Keys.ARROW_UP);
        assertThat(browser.focused()).isEqualTo("as-own");
        browser.press(Keys.TAB, "J", Keys.TAB, Keys.TAB, Keys.TAB, "Berg");
        assertThat(browser.focused()).isEqualTo("last_name");
        browser.tabTo("Identify");
        browser.press(Keys.SPACE);
        browser.awaitText("h1", "You have identified");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("Continue");
        assertThat(assertIdentified().name()).isEqualTo(new PersonName(null, "J", null, "Berg", null, Map.of()));
    }

    /** Asserts that the person sees it, and that the shop was told once; the result. */
    private Result assertIdentified() throws InterruptedException {
        browser.awaitText("h1", "You have identified");
        return Objects.requireNonNull(story.assertAnswered(PersonStatus.SUCCESS).result());
    }
}
