package io.github.idininvites.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Keeps the whole run's output, log lines and exception messages, for {@code PrivacyTest}. Found as a service. */
public final class RunRecorder implements LauncherSessionListener {
    private static final ByteArrayOutputStream OUTPUT = new ByteArrayOutputStream();
    private static final AtomicBoolean OPENED = new AtomicBoolean();
    private static final Recording EXCEPTIONS = new Recording();
    // Strong references: a logger that only the log manager knows can be collected, and its level with it.
    private static final List<Logger> LOGGERS = Stream.of("", "okhttp3", "mockwebserver3", "io.github")
            .map(Logger::getLogger)
            .toList();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!OPENED.compareAndSet(false, true)) return; // some launchers open a session for each class
        System.setOut(new PrintStream(new Tee(System.out), true, UTF_8));
        System.setErr(new PrintStream(new Tee(System.err), true, UTF_8));
        var handler = new StreamHandler(OUTPUT, new SimpleFormatter()) {
            @Override
            public synchronized void publish(LogRecord record) {
                super.publish(record);
                flush();
            }
        };
        handler.setLevel(Level.ALL);
        LOGGERS.get(0).addHandler(handler);
        LOGGERS.forEach(logger -> logger.setLevel(logger.getName().isEmpty() ? Level.INFO : Level.FINE));
        EXCEPTIONS.enable("jdk.JavaExceptionThrow").withStackTrace();
        EXCEPTIONS.start();
    }

    public static String output() {
        return OUTPUT.toString(UTF_8);
    }

    /** Every exception that was made since the run began, whoever caught it. */
    public static List<RecordedEvent> exceptions() {
        try {
            var file = Files.createTempFile("exceptions", ".jfr");
            file.toFile().deleteOnExit(); // should this JVM end before it is deleted
            try {
                EXCEPTIONS.dump(file);
                return RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().equals("jdk.JavaExceptionThrow"))
                        .toList();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Tee extends OutputStream {
        private final OutputStream shown;

        Tee(OutputStream shown) {
            this.shown = shown;
        }

        @Override
        public void write(int b) throws IOException {
            shown.write(b);
            OUTPUT.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            shown.write(bytes, from, length);
            OUTPUT.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            shown.flush();
        }
    }
}
