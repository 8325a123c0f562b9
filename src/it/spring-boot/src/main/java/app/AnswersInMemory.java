package app;

import io.github.idininvites.model.Person;
import io.github.idininvites.webhook.AnswerStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** In real life a table. */
@Component
class AnswersInMemory implements AnswerStore {
    final Map<String, Person> persons = new ConcurrentHashMap<>();
    final Map<String, byte[]> unreadable = new ConcurrentHashMap<>();

    @Override
    public void store(String groupId, Person answered) {
        persons.put(answered.id(), answered);
    }

    @Override
    public boolean isStored(String groupId, Person answered) {
        return persons.containsKey(answered.id());
    }

    @Override
    public void storeUnreadable(String groupId, String personId, byte[] body) {
        unreadable.put(personId, body);
    }
}
