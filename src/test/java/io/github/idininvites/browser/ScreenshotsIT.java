package io.github.idininvites.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.OutputType;

/** All pictures of the documentation. {@code mvn test -Dtest=ScreenshotsIT -Dscreenshots.update} makes them anew. */
final class ScreenshotsIT {
    private static final int WIDTH = 900;
    private static final Path INVITE = Path.of(".github/images/sandbox-invite.png");
    private static final Path OPERATOR = Path.of(".github/images/sandbox-page.png");
    private static final Path BULK = Path.of(".github/images/bulk-run.png");
    private static final Path TRACE = Path.of(".github/images/trace.png");

    @TempDir
    private Path folder;

    @Test
    void showsItsPicturesInTheReadme() throws Exception {
        if (System.getProperty("screenshots.update") != null) update();
        var shown = Pattern.compile("\\((\\.github/images/[^)]*)\\)")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> Path.of(match.group(1)));
        var pictures = List.of(INVITE, OPERATOR, BULK, TRACE);
        assertThat(shown).contains(INVITE, OPERATOR).isSubsetOf(pictures);
        try (var files = Files.list(INVITE.getParent())) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(pictures);
        }
        for (var picture : pictures)
            assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(WIDTH);
    }

    private void update() throws Exception {
        try (var browser = Chromium.start();
                var story = new InviteStory("Company ABC", "Andre van Dijk", 503)) {
            browser.driver.get(story.link);
            browser.find("[value=identify]");
            shoot(browser, INVITE);

            var child = story.invite("Sanne Visser", "sanne@example.com");
            var other = story.group.person(story.group.addPerson(NewPerson.of("Yusuf Demir")));
            other.createInviteLink();
            story.sandbox.identify(story.person.id());
            story.shop.next();
            story.shop.nextWhile(() -> story.clock.advance(Duration.ofSeconds(1)));
            story.sandbox.cancel(other.id());
            story.shop.next();
            browser.driver.get(story.sandbox.baseUrl() + "/sandbox");
            browser.click("#outbox article:last-of-type summary");
            browser.awaitText("#webhooks article:last-of-type li:nth-child(2)", "204");
            browser.awaitText("#webhooks article:first-of-type li", "204");
            browser.awaitText("#person-" + child.id(), "invited");
            browser.awaitText("#live", "up to date");
            shoot(browser, OPERATOR);
            shoot(browser, BULK, BulkPicture.html(folder));
            shoot(browser, TRACE, TracePicture.html());
        }
    }

    private static void shoot(Chromium browser, Path picture, String html) throws IOException {
        var encoded = Base64.getEncoder().encodeToString(html.getBytes(UTF_8));
        browser.driver.get("data:text/html;charset=utf-8;base64," + encoded);
        shoot(browser, picture);
    }

    private static void shoot(Chromium browser, Path picture) throws IOException {
        browser.resize(WIDTH, 1);
        var height = (Long) browser.driver.executeScript("return document.documentElement.scrollHeight");
        browser.resize(WIDTH, height.intValue());
        browser.driver.executeScript("document.activeElement.blur()");
        Files.createDirectories(picture.getParent());
        Files.write(picture, browser.driver.getScreenshotAs(OutputType.BYTES));
    }
}
