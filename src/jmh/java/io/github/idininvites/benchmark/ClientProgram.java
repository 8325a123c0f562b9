package io.github.idininvites.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.HashMap;

/**
 * Clients, in a process of their own. For each line of input, which is a {@link ClientKind}, a URL, a number of callers, of
 * milliseconds and of calls, it prints a {@link Slice}.
 */
final class ClientProgram {
    private ClientProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1); // whatever threads the clients keep
        });
        var clients = new HashMap<String, Calls>();
        var json = new ObjectMapper();
        ServerProgram.answer("ready");
        var commands = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (var command = commands.readLine(); command != null; command = commands.readLine()) {
            var words = command.split(" ", -1);
            var client = clients.get(words[0] + words[1]);
            if (client == null) {
                client = ClientKind.valueOf(words[0]).create(words[1]);
                clients.put(words[0] + words[1], client);
            }
            int callers = Integer.parseInt(words[2]);
            long millis = Long.parseLong(words[3]);
            var slice = client instanceof Calls.Bulk bulk
                    ? bulk.run(callers, millis)
                    : new Load(callers, millis, Long.parseLong(words[4])).run(client);
            ServerProgram.answer(json.writeValueAsString(slice));
        }
        System.exit(0);
    }
}
