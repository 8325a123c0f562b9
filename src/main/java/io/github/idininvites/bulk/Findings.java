package io.github.idininvites.bulk;

import io.github.idininvites.model.NewPerson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at rows before anything is sent. It keeps a hash of each reference and address, not the texts. */
final class Findings {
    private static final int DIGITS = 16;

    private final boolean linksOnly;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Long> references = new HashSet<>();
    private final Set<Long> addresses = new HashSet<>();

    private Findings(boolean linksOnly) {
        this.linksOnly = linksOnly;
    }

    static List<Finding> of(Stream<Invitee> rows, boolean linksOnly) {
        var findings = new Findings(linksOnly);
        try (rows) {
            rows.sequential().forEach(findings::look);
        }
        return List.copyOf(findings.findings);
    }

    private void look(Invitee invitee) {
        String reference = invitee.reference();
        if (invitee.problem() != null) {
            found(reference, invitee.problem());
            return;
        }
        if (isKnown(references, reference))
            found(reference, "reference must be on one row only, but was on an earlier one");
        NewPerson person = invitee.person();
        String address = person.emailAddress();
        if (address != null && isKnown(addresses, address.toLowerCase(Locale.ROOT)))
            found(reference, "e-mail address should be on one row only, but was on an earlier one");
        if (address == null && !linksOnly)
            found(reference, "e-mail address must be there, as the invite is e-mailed, but is not");
        if (person.attributes().requested().isEmpty())
            found(reference, "attributes should be requested, but none is: the result will hold no data");
    }

    private void found(String reference, String problem) {
        findings.add(new Finding(reference, problem));
    }

    private static boolean isKnown(Set<Long> hashes, String text) {
        return !hashes.add(Long.parseUnsignedLong(Fingerprint.hash(DIGITS, text), 16));
    }
}
