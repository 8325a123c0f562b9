package app;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.Invitee;
import io.github.idininvites.bulk.Outcome;
import io.github.idininvites.model.Attribute;
import io.github.idininvites.model.NewPerson;
import java.io.Serializable;
import java.time.Duration;

// spotless:off
// guide
record Invitation(String reference, String name, String emailAddress) implements Serializable {
    static final TaskDescriptor<Invitation> TASK = TaskDescriptor.of("idin-invite", Invitation.class);

    Invitee invitee() {
        return Invitee.of(reference, NewPerson.of(name, emailAddress).requesting(Attribute.NAME));
    }

    static OneTimeTask<Invitation> task(BulkInvite bulk) {
        return Tasks.oneTime(TASK)
                .onDeadExecution((dead, operations) -> operations.stop()) // the default is to run the row again
                .onFailure(FailureHandler.<Invitation>maxRetries(20).retryEvery(Duration.ofMinutes(1)).thenRemove())
                .execute((row, context) -> {
                    Outcome outcome = bulk.invite(row.getData().invitee());
                    if (outcome instanceof Outcome.NotTried) throw new IllegalStateException("nothing sent: try again");
                });
    }
}
// end
// spotless:on
