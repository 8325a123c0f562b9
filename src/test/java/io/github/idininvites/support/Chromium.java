package io.github.idininvites.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window. Talks to this machine only, and leaves nothing behind. */
public final class Chromium implements AutoCloseable {
    // It warns that there is no class for this very version of the browser, and none is needed. Held, or it is
    // forgotten.
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final Path profile;
    public final ChromeDriver driver;
    private final WebDriverWait await;

    /** Installs it if it is missing. If that fails, the test is skipped; in CI it fails. */
    public static Chromium start() throws IOException, InterruptedException {
        DebianPackages.provide(Chromium::isThere, "chromium", "chromium-driver");
        return new Chromium();
    }

    private Chromium() throws IOException {
        VERSIONS.setLevel(Level.SEVERE);
        profile = Files.createTempDirectory("chromium");
        // With the paths given, Selenium looks for no browser and no driver itself, here or on the network.
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverProgram().orElseThrow().toFile())
                .build();
        service.sendOutputTo(OutputStream.nullOutputStream());
        var options = new ChromeOptions();
        options.setBinary(browserProgram().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        driver = new ChromeDriver(service, options);
        await = new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(50));
    }

    /** What fits on the page from now on, whatever the size of the window. */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public WebElement find(String css) {
        return await.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    public void click(String css) {
        find(css).click();
    }

    public void type(String css, String text) {
        find(css).sendKeys(text);
    }

    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses the tab key until this, by its id or text, has the keyboard. */
    public void tabTo(String wanted) {
        for (int i = 0; i < 50 && !focused().equals(wanted); i++) press(Keys.TAB);
        assertThat(focused()).isEqualTo(wanted);
    }

    /** The id of what has the keyboard; its text if it has none. */
    public String focused() {
        var element = driver.switchTo().activeElement();
        String id = String.valueOf(element.getDomAttribute("id"));
        return id.equals("null") ? element.getText() : id;
    }

    public void awaitText(String css, String text) {
        await.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static boolean isThere() {
        return browserProgram().isPresent() && driverProgram().isPresent();
    }

    private static Optional<Path> browserProgram() {
        return onPath("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> driverProgram() {
        return onPath("chromedriver");
    }

    private static Optional<Path> onPath(String... names) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin";
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
