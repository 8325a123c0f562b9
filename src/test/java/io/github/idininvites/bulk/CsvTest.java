package io.github.idininvites.bulk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idininvites.bulk.Outcome.NotTried;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.support.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files in and out. */
final class CsvTest {
    @TempDir
    Path folder;

    private List<Invitee> read(String csv) throws IOException {
        return read(csv, UTF_8);
    }

    private List<Invitee> read(String csv, Charset charset) throws IOException {
        try (var rows = Invitees.fromCsv(Files.writeString(folder.resolve("people.csv"), csv, charset))) {
            return rows.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reference,name,email_address,attributes\n1,Andre van Dijk,andre@example.com,name 18y_or_older\n",
                "reference;name;email_address;attributes\r\n1;Andre van Dijk;andre@example.com;name 18y_or_older",
                "\uFEFFattributes,email_address,name,reference\n 18y_or_older  name , andre@example.com,Andre van Dijk,1\n",
                "\uFEFF\"Reference\";\"Name\";\"Email_Address\";\"Attributes\"\n\"1\";\"Andre van Dijk\";andre@example.com;\"NAME\n18Y_OR_OLDER\"\n\n",
            })
    void readsPersonsByTheApisNames(String csv) throws IOException {
        var rows = read(csv);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).reference()).isEqualTo("1");
        assertThat(rows.get(0).person())
                .isEqualTo(NewPerson.of("Andre van Dijk", "andre@example.com")
                        .requesting(Attribute.NAME, Attribute.EIGHTEEN_OR_OLDER));
    }

    @Test
    void readsEveryAttributeAndPersonsWithoutAnAddress() throws IOException {
        var rows = read("reference,name,attributes\n1,Zo\u00eb,identity name address 18y_or_older date_of_birth gender"
                + " telephone_number email_address\n2,\"a, \"\"b\"\"\",\n");
        assertThat(rows.get(0).person()).isEqualTo(NewPerson.of("Zo\u00eb").requesting(Attribute.values()));
        assertThat(rows.get(1).person()).isEqualTo(NewPerson.of("a, \"b\""));
    }

    @Test
    void knowsHowManyThereAre() throws IOException {
        var file = Files.writeString(folder.resolve("people.csv"), "reference,name\n1,A\n2,B\n\n3,C\n");
        try (var rows = Invitees.fromCsv(file)) {
            assertThat(rows.spliterator().getExactSizeIfKnown()).isEqualTo(3);
        }
    }

    @Test
    void tellsEachBadRowByLineAndColumnAndInvitesTheOthers() throws IOException {
        var file = Files.writeString(folder.resolve("people.csv"), """
                reference,name,email_address,attributes
                1,Andre,andre@example.com,name
                2, ,andre@example.com,name
                3,"Andre
                van Dijk",andre@example.com,name
                ,Andre,andre@example.com,name
                5,Andre,andre.example.com,name
                6,Andre,andre@example.com,name surname
                7,Andre
                8,Andre,andre@example.com,name,secret
                """);
        var expected = List.of(
                new Finding("2", "line 3, column 2 (name): name must not be blank, but is"),
                new Finding(
                        "3",
                        "line 4, column 2 (name): name must be one line without control characters, but has U+000A as"
                                + " character 6"),
                new Finding("line 6", "line 6, column 1 (reference): reference must be 1 to 128 characters, but is 0"),
                new Finding(
                        "5",
                        "line 7, column 3 (email_address): emailAddress must have the form local@domain, but its 17"
                                + " characters do not"),
                new Finding(
                        "6",
                        "line 8, column 4 (attributes): must be names of attributes with blanks between them, but one is none"),
                new Finding("7", "line 9: must have 4 columns, but has 2"),
                new Finding("8", "line 10: must have 4 columns, but has 5"));
        try (var server = new BulkServer()) {
            server.wire.server.setDispatcher(new mockwebserver3.QueueDispatcher());
            server.wire.answers(
                    io.github.idininvites.support.WireJson.PERSON_ADDED, io.github.idininvites.support.WireJson.INVITE);
            var bulk = server.bulk(Journal.file(folder.resolve("journal"))).build();
            assertThat(bulk.check(Invitees.fromCsv(file))).containsExactlyElementsOf(expected);
            var report = bulk.run(Invitees.fromCsv(file));
            assertThat(report).hasToString("BulkReport[invited=1, rejected=0, inDoubt=0, notTried=7]");
            try (var outcomes = report.outcomes()) {
                assertThat(outcomes.filter(NotTried.class::isInstance))
                        .containsExactlyInAnyOrderElementsOf(expected.stream()
                                .map(finding -> new NotTried(finding.reference(), finding.problem()))
                                .toList());
            }
        }
        assertThatThrownBy(() -> read("reference,name\n1, \n").get(0).person())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2, column 2 (name)");
    }

    @Test
    void saysThatAFileIsNotUtf8() throws IOException {
        assertThat(read("reference,name\n1,Zo\u00eb\n", ISO_8859_1).get(0).problem())
                .isEqualTo("line 2, column 2 (name): must be UTF-8, but is not: save the file as UTF-8");
    }

    @Test
    void refusesAFileWhoseColumnsItDoesNotKnow() {
        assertRefused("", "must name the columns reference and name, but one is missing");
        assertRefused("name,email_address\n", "must name the columns reference and name, but one is missing");
        assertRefused("reference,name,email\n", "but column 3 is none of these");
        assertRefused("reference,name,Name\n", "but column 3 comes again");
        assertRefused("1,Andre van Dijk,andre@example.com,name\n", "but column 1 is none of these");
        assertRefused("reference,name\n1,A\n2,\"B\n3,C\n", "row 2 behind the header is not; is a quote missing?");
        assertThatThrownBy(() -> Invitees.fromCsv(folder.resolve("none.csv"))).isInstanceOf(UncheckedIOException.class);
    }

    private void assertRefused(String csv, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(csv))
                .withMessageEndingWith(message)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("Andre", "andre"));
    }

    @Test
    void writesAReport() throws IOException {
        Path csv = folder.resolve("report.csv");
        Files.writeString(csv, "an older one, which all may read");
        try (var server = new BulkServer()) {
            server.whenAdding(1, new MockResponse.Builder().code(422).build())
                    .whenAdding(2, Wire.DROPPED)
                    .whenInviting(3, Wire.DROPPED);
            var bulk = server.bulk(Journal.file(folder.resolve("journal")))
                    .linksOnly()
                    .build();
            bulk.run(BulkServer.rows(4)).writeCsv(csv);
            bulk.resolve("row-3", Resolution.giveUp());
            assertThat(Files.readAllLines(csv))
                    .containsExactlyInAnyOrder(
                            "reference,outcome,call,status_code,person_id,invite_id,url,why",
                            "row-0,invited,,,person-0,invite-0-524a-4a2e-a77a-5f2c27397c3e,"
                                    + "https://www.cm.com/app/idin-invite/WMqmJ8qneA7CiLe3w33NBjSAPiGWFVWeWbMluTI8IkgGjoznfhuajzuV5Y1Xdpfc0SRB1m,",
                            "row-1,rejected,addPerson,422,,,,",
                            "row-2,in_doubt,addPerson,,,,,",
                            "row-3,in_doubt,createInviteLink,,person-3,,,");
            bulk.run(List.of()).writeCsv(csv);
            assertThat(Files.readString(csv)).contains("row-3,not_tried,,,,,,\"it was in doubt, and was given up\"");
            if (!OS.WINDOWS.isCurrentOs()) // where a file has the rights of its folder
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)))
                        .isEqualTo("rw-------");
            var report = bulk.run(List.of());
            assertThatThrownBy(() -> report.writeCsv(folder.resolve("no/folder.csv")))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }
}
