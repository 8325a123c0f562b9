package app;

import io.github.idininvites.model.Person;
import io.github.idininvites.webhook.AnswerStore;
import java.util.List;
import java.util.Map;

/** The store of the webhook guide. */
// spotless:off
// guide
record Answers(Map<String, Person> persons, List<byte[]> unreadable) implements AnswerStore { // in real life, two tables
    @Override
    public void store(String groupId, Person answered) {
        persons.merge(groupId + "/" + answered.id(), answered, Answers::toKeep);
    }

    @Override
    public boolean isStored(String groupId, Person answered) {
        Person stored = persons.get(groupId + "/" + answered.id());
        return stored != null && hasData(stored) && !isOlder(stored, answered); // else the person has identified again since
    }

    @Override
    public void storeUnreadable(String groupId, String personId, byte[] body) {
        unreadable.add(body);                              // look at it: it is not as documented, and may hold data
    }

    private static Person toKeep(Person stored, Person answered) { // the newer one, but data is never replaced by none
        return isOlder(answered, stored) || (hasData(stored) && !hasData(answered)) ? stored : answered;
    }

    private static boolean isOlder(Person one, Person other) {
        return one.updatedAt() != null && other.updatedAt() != null && one.updatedAt().isBefore(other.updatedAt());
    }

    private static boolean hasData(Person person) {
        return person.result() != null && person.result().hasData();
    }
}
// end
// spotless:on
