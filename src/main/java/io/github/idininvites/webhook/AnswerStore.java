package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;

/**
 * Where your application keeps how persons answered. With {@link WebhookReceiver.Builder#answers} the receiver brings it every
 * answer that it reads. The API may hand a person's data out only once, so the receiver asks {@link #isStored} whenever it gets
 * a success without data. If you do not have the data either, the receiver replies 503, and {@link WebhookReply#failure()} says
 * why.
 *
 * <p>Implementations must be safe for use by many threads. If {@link #store} or {@link #isStored} throws, the receiver replies
 * 503, {@link WebhookReply#failure()} is that exception, and the event comes again.
 */
public interface AnswerStore {
    /**
     * Stores how a person answered. Two answers of one person may come at the same time and twice: let the later {@link
     * Person#updatedAt} win, and never let one without data replace one with data.
     *
     * @param groupId the person's group
     * @param answered the person; with data if the status is success, never a success without data
     */
    void store(String groupId, Person answered) throws Exception;

    /**
     * Whether the data of this answer was stored before, by any instance of your application. A person may identify twice: if
     * {@code answered.updatedAt()} is later than that of the data that you stored, the data of this answer is missing. True for
     * a person of whom you requested no attribute, because there never is data.
     *
     * @param groupId the person's group
     * @param answered the person, whose status is success, without data
     */
    boolean isStored(String groupId, Person answered) throws Exception;

    /**
     * Stores an answer that this version cannot read. It may hold data that the API does not hand out again. The event fails
     * all the same, and comes again, so keep all the answers that come. An HTML page, which a firewall may have sent, does not
     * come here.
     *
     * <p>If this throws, {@link WebhookReply#failure()} is the {@code DecodingException}, with this exception as a suppressed
     * one, and its {@code responseBytes()} are the only copy.
     *
     * @param body the answer, byte for byte
     */
    void storeUnreadable(String groupId, String personId, byte[] body) throws Exception;
}
