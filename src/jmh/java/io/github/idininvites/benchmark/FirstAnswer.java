package io.github.idininvites.benchmark;

import io.github.idininvites.IdinInvitesClient;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * A program that reads a person with this client, says so, and ends. It takes the server's URL.
 *
 * <p>It uses no more than constants of the other classes, because they load what the floor does not need.
 */
final class FirstAnswer {
    private FirstAnswer() {}

    public static void main(String[] args) {
        var client = IdinInvitesClient.builder()
                .credentials(Clients.KEY_ID, Clients.KEY_SECRET)
                .baseUrl(args[0])
                .build();
        say(client.group(Answers.GROUP_ID).person(Answers.PERSON_ID).get().id());
        System.exit(0);
    }

    @SuppressWarnings("SystemOut") // the benchmark reads it
    private static void say(String answer) {
        System.out.println(answer);
    }

    /** The same with OkHttp only: no token, no JSON. */
    static final class Floor {
        private Floor() {}

        public static void main(String[] args) throws IOException {
            var request = new Request.Builder()
                    .url(args[0] + "/idin-invites/v1/groups/" + Answers.GROUP_ID + "/persons/" + Answers.PERSON_ID)
                    .header("Authorization", "Bearer token")
                    .build();
            try (var response = new OkHttpClient().newCall(request).execute()) {
                say(response.body().string().substring(7, 43));
            }
            System.exit(0);
        }
    }
}
