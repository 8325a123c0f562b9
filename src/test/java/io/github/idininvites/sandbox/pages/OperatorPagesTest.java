package io.github.idininvites.sandbox.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idininvites.sandbox.IdinSandbox;
import io.github.idininvites.sandbox.SandboxTestClient;
import io.github.idininvites.support.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the operator's view is divided into pages, and sent only if it has changed. */
class OperatorPagesTest {
    private final ManualClock clock = new ManualClock("2020-01-01T00:00:00.750Z");
    private final IdinSandbox sandbox = IdinSandbox.builder().clock(clock).start();
    private final SandboxTestClient client = new SandboxTestClient(sandbox, clock);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void showsTheSameOnThePageAsInItsPart() {
        client.addInvitedPerson(client.createGroup());
        assertThat(client.get("/sandbox").body()).contains(view());
    }

    @Test
    void showsTenGroupsAPageTheNewestFirst() {
        var groups = new ArrayList<String>();
        for (int i = 0; i < 21; i++) groups.add(0, client.createGroup());
        for (int page = 1; page <= 3; page++) {
            String shown = client.get("/sandbox/pages/" + page).body();
            assertThat(groupsIn(shown)).isEqualTo(groups.subList(10 * (page - 1), Math.min(10 * page, 21)));
            assertThat(shown).contains("Page " + page + " of 3", "data-url=\"/sandbox/pages/" + page + "/view\"");
            assertThat(shown.contains(">Newer</a>")).isEqualTo(page > 1);
            assertThat(shown.contains(">Older</a>")).isEqualTo(page < 3);
        }
        assertThat(groupsIn(client.get("/sandbox/pages/4").body())).isEmpty();
        assertThat(groupsIn(client.get("/sandbox").body())).isEqualTo(groups.subList(0, 10));
    }

    @Test
    void showsTwentyPersonsOfAGroupAndTheOthersOnPagesOfItsOwn() {
        String groupId = client.createGroup();
        var persons = new ArrayList<String>();
        for (int i = 0; i < 45; i++) persons.add(client.addPerson(groupId));
        String pages = "/sandbox/groups/" + groupId + "/pages/";
        assertThat(view()).contains("<a href=\"" + pages + "1\">and 25 more</a>", persons.get(44), persons.get(25));
        assertThat(view()).doesNotContain(persons.get(24));
        assertThat(client.get(pages + "1/view").body()).contains(persons.subList(25, 45));
        assertThat(client.get(pages + "2").body())
                .contains(persons.subList(5, 25))
                .contains("Page 2 of 3");
        assertThat(client.get(pages + "3").body())
                .contains(persons.subList(0, 5))
                .doesNotContain(persons.subList(5, 45))
                .contains("data-url=\"" + pages + "3/view\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox/pages/0",
                "/sandbox/pages/-1",
                "/sandbox/pages/x",
                "/sandbox/pages/9999999999",
                "/sandbox/groups/none/pages/1",
                "/sandbox/groups/none/pages/1/view",
                "/sandbox/view",
            })
    void hasNoOtherPage(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void sendsAPartAgainOnlyIfItHasChanged() {
        String path = "/sandbox/pages/1/view";
        client.createGroup();
        String tag = client.get(path).headers().firstValue("ETag").orElseThrow();
        var same = SandboxTestClient.send(
                client.request(path).header("If-None-Match", tag).GET().build());
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        client.createGroup();
        var other = SandboxTestClient.send(
                client.request(path).header("If-None-Match", tag).GET().build());
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(tag));
        assertThat(other.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    private static List<String> groupsIn(String page) {
        return Pattern.compile("<article id=\"group-([^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String view() {
        return client.get("/sandbox/pages/1/view").body();
    }
}
