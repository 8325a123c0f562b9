package io.github.idininvites;

import io.github.idininvites.error.Delivery;
import io.github.idininvites.error.IdinInvitesException;
import org.jspecify.annotations.Nullable;

/** Remembers whether an answer to an earlier attempt was lost. It may have had data that the API hands out only once. */
final class LostAnswer<T> {
    private final ApiCall<T> call;
    private @Nullable IdinInvitesException by;

    LostAnswer(ApiCall<T> call) {
        this.call = call;
    }

    void by(IdinInvitesException failure) {
        by = failure;
    }

    private boolean isLost(Attempt last) {
        return by != null || last.answerLost();
    }

    /** The value, unless it lacks what the lost answer may have had. */
    T checked(T value, Attempt last, int attempts) {
        if (isLost(last) && call.lacksData().test(value)) throw ApiErrors.resultLost(call, by, attempts);
        return value;
    }

    /** The exception that the call ends with. After a lost answer a refusal is not enough: the lost answer may have had data. */
    IdinInvitesException last(IdinInvitesException failure, Attempt last) {
        boolean refused = failure.delivery() == Delivery.REJECTED;
        return refused && isLost(last) ? ApiErrors.refusedAfterLoss(call, by == failure ? null : by, failure) : failure;
    }
}
