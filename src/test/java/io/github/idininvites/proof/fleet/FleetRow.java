package io.github.idininvites.proof.fleet;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.github.idininvites.bulk.Invitee;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import java.io.Serializable;

/** A person to invite, as the engine keeps them. */
record FleetRow(String reference, String name, String emailAddress) implements Serializable {
    static final TaskDescriptor<FleetRow> TASK = TaskDescriptor.of("invite", FleetRow.class);
    private static final String DOMAIN = "@example.com";

    static FleetRow of(int number) {
        String reference = "row-" + number;
        return new FleetRow(reference, "Person " + number, reference + DOMAIN);
    }

    static String reference(String emailAddress) {
        return emailAddress.replace(DOMAIN, "");
    }

    NewPerson person() {
        return NewPerson.of(name, emailAddress).requesting(Attribute.NAME);
    }

    Invitee invitee() {
        return Invitee.of(reference, person());
    }
}
