package app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import io.github.idininvites.GroupHandle;
import io.github.idininvites.bulk.BulkInvite;
import io.github.idininvites.bulk.Journal;
import java.time.Duration;
import javax.sql.DataSource;

/** What each machine has. */
final class Machine implements AutoCloseable {
    final BulkInvite bulk;
    final Scheduler scheduler;

    Machine(String name, DataSource dataSource, GroupHandle group) {
        // spotless:off
        // guide
        bulk = BulkInvite.builder(group).journal(Journal.jdbc(dataSource, "members-2027")).build();
        scheduler = Scheduler.create(dataSource, Invitation.task(bulk))
                .schedulerName(new SchedulerName.Fixed(name))
                .threads(16)
                .pollingInterval(Duration.ofSeconds(1))
                .build();
        scheduler.start();
        // end
        // spotless:on
    }

    @Override
    public void close() {
        scheduler.stop();
        bulk.close();
    }
}
