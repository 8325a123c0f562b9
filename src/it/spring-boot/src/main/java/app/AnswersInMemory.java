package app;

import io.github.idininvites.model.Person;
import io.github.idininvites.webhook.AnswerStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** In real life two tables. */
@Component
class AnswersInMemory implements AnswerStore {
    final Map<String, Person> persons = new ConcurrentHashMap<>();
    final List<byte[]> unreadable = new CopyOnWriteArrayList<>();

    @Override
    public void store(String groupId, Person answered) {
        persons.merge(answered.id(), answered, AnswersInMemory::toKeep);
    }

    @Override
    public boolean isStored(String groupId, Person answered) {
        Person stored = persons.get(answered.id());
        return stored != null && hasData(stored) && !isOlder(stored, answered);
    }

    @Override
    public void storeUnreadable(String groupId, String personId, byte[] body) {
        unreadable.add(body);
    }

    private static Person toKeep(Person stored, Person answered) { // the newer one, but data is never replaced by none
        return isOlder(answered, stored) || (hasData(stored) && !hasData(answered)) ? stored : answered;
    }

    private static boolean isOlder(Person one, Person other) {
        return one.updatedAt() != null
                && other.updatedAt() != null
                && one.updatedAt().isBefore(other.updatedAt());
    }

    private static boolean hasData(Person person) {
        return person.result() != null && person.result().hasData();
    }
}
