package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;

/**
 * Where your application keeps how persons answered. With {@link WebhookReceiver.Builder#answers} the receiver brings it every
 * answer that it reads. The API may hand a person's data out only once, so the receiver asks {@link #isStored} whenever it gets
 * a success without data; if you do not have the data either, the event fails, and that is reported.
 *
 * <p>Implementations must be safe for use by many threads. What they throw is in {@link WebhookReply#failure()}, the receiver
 * replies 503, and the event comes again.
 */
public interface AnswerStore {
    /**
     * Stores how a person answered. Two answers of one person may come at the same time and twice: let the later {@link
     * Person#updatedAt} win, and never let one without data replace one with data.
     *
     * @param groupId the person's group
     * @param answered the person; with data if the status is success
     */
    void store(String groupId, Person answered) throws Exception;

    /** Whether this person's data was stored before, by any instance of your application. */
    boolean isStored(String groupId, String personId) throws Exception;

    /**
     * Stores an answer that this version cannot read. It may hold data that the API does not hand out again.
     *
     * @param body the answer, byte for byte
     */
    void storeUnreadable(String groupId, String personId, byte[] body) throws Exception;
}
