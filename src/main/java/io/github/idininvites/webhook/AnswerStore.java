package io.github.idininvites.webhook;

import io.github.idininvites.model.Person;

/**
 * Where your application stores the answers of persons. With {@link WebhookReceiver.Builder#answers} the receiver passes every
 * answer that it reads to the store. The API may return a person's data only once. So if the receiver reads a success without
 * data, it asks {@link #isStored}. If the data is not stored either, the receiver replies 503, and {@link WebhookReply#failure()}
 * says why.
 *
 * <p>Implementations must be safe for use by many threads. If {@link #store} or {@link #isStored} throws, the receiver replies
 * 503, {@link WebhookReply#failure()} is that exception, and CM delivers the event again.
 */
public interface AnswerStore {
    /**
     * Stores a person's answer. Answers of one person may arrive at the same time, and more than once. Keep the one with the
     * later {@link Person#updatedAt}, but never replace an answer with data by one without.
     *
     * @param groupId the person's group
     * @param answered the person, who has answered. If the status is success, it has data
     */
    void store(String groupId, Person answered) throws Exception;

    /**
     * Whether any instance of your application has stored the data of this answer. A person may identify twice: if {@code
     * answered.updatedAt()} is later than that of the stored data, return false. If you requested no attribute of this person,
     * return true, because there is no data to store.
     *
     * @param groupId the person's group
     * @param answered the person, whose status is success, without data
     */
    boolean isStored(String groupId, Person answered) throws Exception;

    /**
     * Stores an answer that this version of the client cannot read. It may hold data that the API does not return again. The
     * event still fails, and CM delivers it again, so keep each of these answers. The receiver does not pass HTML pages, which a
     * firewall may have sent.
     *
     * <p>If this throws, {@link WebhookReply#failure()} is the {@code DecodingException}, which has your exception as a
     * suppressed one. Its {@code responseBytes()} are then the only copy of the answer.
     *
     * @param body the body of the API's answer, unchanged
     */
    void storeUnreadable(String groupId, String personId, byte[] body) throws Exception;
}
