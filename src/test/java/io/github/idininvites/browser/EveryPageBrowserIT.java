package io.github.idininvites.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/** What holds for every page, as the browser computes it: contrast, layout, names, headings, focus, and what it loads. */
final class EveryPageBrowserIT extends BrowserSetup {
    // The contrast of each text that is shown with what is behind it, where that is too low.
    private static final String PALE_TEXTS = """
            const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
            const light = colour => rgb(colour).slice(0, 3).map(part => part / 255)
                .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = element => {
                for (let at = element; at; at = at.parentElement) {
                    const colour = getComputedStyle(at).backgroundColor;
                    if (rgb(colour)[3] !== 0) return colour;
                }
                return "rgb(255, 255, 255)";
            };
            const texts = [...document.querySelectorAll("body *")].filter(element => element.checkVisibility()
                && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
            if (texts.length < 5) return ["too few texts: " + texts.length];
            return texts.filter(element => {
                const [one, other] = [light(getComputedStyle(element).color), light(behind(element))];
                return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
            }).map(element => element.outerHTML.slice(0, 80));
            """;

    private static final String CONTROLS = "a, button, input:not([type=hidden]), select, summary";

    enum Page {
        INVITE,
        OWN_DATA,
        PROBLEMS,
        RESULT,
        SANDBOX,
        GROUP
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void letsTextBeRead(Page page) {
        open(page, 900);
        assertThat((List<?>) browser.driver.executeScript(PALE_TEXTS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void fitsOnEachScreen(Page page) throws Exception {
        open(page, 900);
        String layout = Files.readString(Path.of("src/test/resources/layout.js"));
        for (int width : new int[] {320, 480, 768, 900, 1024, 1280, 1920}) {
            browser.resize(width, 800);
            assertThat((List<?>) browser.driver.executeScript(layout))
                    .as("%s, %s pixels wide", page, width)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void namesEachControl(Page page) {
        open(page, 900);
        var names = browser.driver.findElements(By.cssSelector(CONTROLS)).stream()
                .filter(WebElement::isDisplayed)
                .map(control -> control.getTagName() + " " + control.getAccessibleName())
                .toList();
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(name).matches("[a-z]+ .*[A-Za-z].*"));
        assertThat(names).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void ordersItsHeadingsAndTellsItsLanguage(Page page) {
        open(page, 900);
        var levels = browser.driver.findElements(By.cssSelector("h1, h2, h3, h4, h5, h6")).stream()
                .map(heading -> Integer.parseInt(heading.getTagName().substring(1)))
                .toList();
        assertThat(levels).startsWith(1).containsOnlyOnce(1);
        for (int i = 1; i < levels.size(); i++) assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.driver.findElements(By.tagName("main"))).hasSize(1);
        assertThat(browser.driver.getTitle()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void showsWhereTheKeyboardIs(Page page) {
        open(page, 900);
        browser.press(Keys.TAB);
        Object outline = browser.driver.executeScript(
                "const style = getComputedStyle(document.activeElement); return style.outlineStyle + style.outlineWidth");
        assertThat(outline).isEqualTo("solid3px");
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void keepsToItsOwnSecurityPolicy(Page page) {
        open(page, 900);
        assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll())
                .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
    }

    private void open(Page page, int width) {
        browser.resize(width, 800);
        if (page == Page.RESULT) story.sandbox.identify(story.person.id());
        if (page == Page.SANDBOX || page == Page.GROUP) {
            story.sandbox.identify(story.person.id());
            story.sandbox.cancel(story.invite("Sanne", "sanne@example.com").id());
            story.sandbox.awaitWebhooks(Duration.ofSeconds(30)); // else the page changes while it is looked at
        }
        String sandbox = story.sandbox.baseUrl() + "/sandbox";
        browser.driver.get(
                switch (page) {
                    case SANDBOX -> sandbox;
                    case GROUP -> sandbox + "/groups/" + story.group.id() + "/pages/1";
                    default -> story.link;
                });
        if (page == Page.OWN_DATA || page == Page.PROBLEMS) browser.click("[for=as-own]");
        if (page != Page.PROBLEMS) return;
        browser.type("#date_of_birth", "x");
        browser.click("[value=identify]");
        browser.find(".problems");
    }
}
