package io.github.idininvites.support;

import io.github.idininvites.Credentials;
import io.github.idininvites.model.Address;
import io.github.idininvites.model.Age;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.Attributes;
import io.github.idininvites.model.Group;
import io.github.idininvites.model.Invite;
import io.github.idininvites.model.NewPerson;
import io.github.idininvites.model.Person;
import io.github.idininvites.model.PersonName;
import io.github.idininvites.model.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** The values of the API's text, typed. */
public final class Docs {
    public static final String KEY_ID = "3b438437-04a4-40bb-8389-54bb02766fba";
    public static final String KEY_SECRET = "AC4Etykn7jusGR5FwLDAtILtQbiQbTMKedP31szXg4WlSbjGEXyNMZ";
    public static final Credentials CREDENTIALS = Credentials.of(KEY_ID, KEY_SECRET);
    public static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1546300800), ZoneOffset.UTC);
    public static final String TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjNiNDM4NDM3LTA0YTQtNDBiYi04Mzg5"
            + "LTU0YmIwMjc2NmZiYSJ9.eyJpYXQiOjE1NDYzMDA4MDAsIm5iZiI6MTU0NjMwMDgwMCwiZXhwIjoxNTQ2MzAwODYwfQ"
            + ".bwqCUHS1d5d8guAPHDsdd9-a8oXxH1q45O0tDP1asTo";

    public static final String GROUP_ID = "1f7d7d18-3b0e-4322-8919-49e51d40c38b";
    public static final String PERSON_ID = "81f50a17-b556-48b2-a79b-6bc5315d9083";
    public static final NewPerson NEW_ANDRE =
            NewPerson.of("Andre van Dijk", "andre@example.com").requesting(Attribute.NAME);

    private static final OffsetDateTime NEW_YEAR = OffsetDateTime.parse("2020-01-01T00:00:00+00:00");

    public static final Group COMPANY_ABC = new Group(
            GROUP_ID,
            "Company ABC",
            "pending",
            OffsetDateTime.parse("2020-02-01T00:00:00+00:00"),
            NEW_YEAR,
            NEW_YEAR,
            Map.of());
    public static final Person ANDRE_ADDED = new Person(
            PERSON_ID,
            "Andre van Dijk",
            "andre@example.com",
            Attributes.of(Set.of(Attribute.NAME)),
            null,
            null,
            null,
            NEW_YEAR,
            NEW_YEAR,
            Map.of());
    public static final Invite INVITE = new Invite(
            "c6f5a012-524a-4a2e-a77a-5f2c27397c3e",
            "https://www.cm.com/app/idin-invite/"
                    + "WMqmJ8qneA7CiLe3w33NBjSAPiGWFVWeWbMluTI8IkgGjoznfhuajzuV5Y1Xdpfc0SRB1m",
            true,
            NEW_YEAR,
            NEW_YEAR,
            NEW_YEAR,
            Map.of());
    public static final Result ANDRES_RESULT = new Result(
            "1241533522837401",
            "ABNANL2A",
            "success",
            "CMBANL9Z3xOcyYKUhR8s0mS+tbkNO2xF2/U/Ns3eIyMOWYWmOZeUGw8StPKPhAdRTyN1XWne1rgJQA",
            new PersonName("male", "A", "Andre", "Dijk", "van", Map.of()),
            new Address("Dijklaan", "1", "b", "0000AA", "Amsterdam", "NL", Map.of()),
            new Age("1974-01-31", true, Map.of()),
            "0031612345678",
            "andre@example.com",
            Map.of());
    public static final Person ANDRE_ANSWERED = new Person(
            PERSON_ID,
            "Andre van Dijk",
            "andre@example.com",
            null,
            null,
            "success",
            ANDRES_RESULT,
            NEW_YEAR,
            NEW_YEAR,
            Map.of());

    private Docs() {}
}
