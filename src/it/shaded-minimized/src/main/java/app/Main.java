package app;

import io.github.idininvites.Credentials;
import io.github.idininvites.IdinInvitesClient;
import java.util.List;

public final class Main {
    public static void main(String[] arguments) {
        var credentials = Credentials.of("id", "a secret of thirty-two characters");
        refuses(() -> IdinInvitesClient.create(credentials));
        refuses(() -> IdinInvitesClient.builder().credentials(credentials).build());
    }

    private static void refuses(Runnable build) {
        try {
            build.run();
        } catch (IllegalStateException e) {
            for (String said : List.of("jjwt-impl", "fat.jar", "without minimizeJar"))
                if (!e.getMessage().contains(said)) throw new AssertionError("does not say " + said, e);
            return;
        }
        throw new AssertionError("is not refused");
    }
}
