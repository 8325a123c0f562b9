package io.github.idininvites.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/** A client, a process of its own. For each line of input, "callers millis calls", it prints a {@link Slice}. */
final class ClientProgram {
    private ClientProgram() {}

    /** Takes the {@link ClientKind} and the server's URL. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var client = ClientKind.valueOf(args[0]).create(args[1]);
        var json = new ObjectMapper();
        ServerProgram.answer("ready");
        var commands = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (var command = commands.readLine(); command != null; command = commands.readLine()) {
            var words = command.split(" ", -1);
            var load = new Load(Integer.parseInt(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
            ServerProgram.answer(json.writeValueAsString(load.run(client)));
        }
        System.exit(0); // whatever threads it keeps
    }
}
