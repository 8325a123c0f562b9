package io.github.idininvites.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.example.BulkProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a terminal shows of the example program, on the way and at the end. The run is a real one, in a real terminal. */
final class BulkPicture {
    private static final int PERSONS = 500;
    private static final Pattern BAR = Pattern.compile("\rInviting[^\r\n]*");

    private BulkPicture() {}

    /** @param folder for the program's files */
    static String html(Path folder) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("people.csv"),
                IntStream.rangeClosed(1, PERSONS)
                        .mapToObj("customer-%1$d,Customer %1$d,customer-%1$d@example.com,name\n"::formatted)
                        .collect(Collectors.joining("", "reference,name,email_address,attributes\n", "")));
        String output = run(folder);
        var bars = BAR.matcher(output).results().toList();
        String before = output.substring(0, bars.get(0).start());
        MatchResult last = bars.get(bars.size() - 1);
        return """
                <!DOCTYPE html><meta charset="utf-8"><style>
                body { margin: 0; background: #f2f4f8; }
                pre { margin: 16px; padding: 14px 18px; border-radius: 8px; background: #17223b; color: #e8f0fa;
                  font: 13px/1.5 "Liberation Mono", monospace; white-space: pre-wrap; }
                b { color: #f0c674; font-weight: 400; }
                </style>
                """
                + screen(before + bars.get(bars.size() / 2).group())
                + screen(before + last.group() + output.substring(last.end()));
    }

    private static String screen(String text) {
        return "<pre>$ java io.github.idininvites.example.BulkProgram people.csv\n"
                + text.replace("\r", "").replaceAll("\u001b\\[33m", "<b>").replaceAll("\u001b\\[0m", "</b>") + "</pre>";
    }

    /** By the program {@code script}: it gives the command a terminal, and prints what that shows. */
    private static String run(Path folder) throws IOException, InterruptedException {
        var command = "stty cols 104; exec \"$JAVA\" " + BulkProgram.class.getName() + " people.csv";
        var terminal = new ProcessBuilder("script", "--quiet", "--return", "--command", command, "/dev/null")
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        terminal.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        terminal.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        terminal.environment().put("TERM", "xterm");
        var process = terminal.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).replace("\r\n", "\n");
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
