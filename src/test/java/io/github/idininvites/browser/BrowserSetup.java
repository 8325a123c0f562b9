package io.github.idininvites.browser;

import io.github.idininvites.support.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** One browser for all tests of a class, and a story for each test. Without Chromium they are skipped; in CI they fail. */
abstract class BrowserSetup {
    static Chromium browser;

    // With names that make the layout prove itself.
    @AutoClose
    final InviteStory story = new InviteStory(
            "Woningcorporatie Noord-Kennemerland, Aansprakelijkheidswaardevaststellingsveranderingen B.V.",
            "Wilhelmina-Alexandrine van Oldenbarnevelt-Schimmelpenninckstraatbewonersvereniging");

    @BeforeAll
    static void startBrowser() throws Exception {
        browser = Chromium.start();
        browser.resize(900, 800);
    }

    @AfterAll
    static void stopBrowser() throws Exception {
        if (browser != null) browser.close();
    }
}
