package io.github.idininvites.sandbox;

import java.util.List;

/** Refuses a request. Its message goes to the caller, so it names fields and ids but never values. */
@SuppressWarnings("serial") // never serialized
final class HttpError extends RuntimeException {
    private final transient Answer answer;

    private HttpError(Answer answer) {
        super("refused with " + answer.status());
        this.answer = answer;
    }

    static HttpError badRequest(String message) {
        return new HttpError(Answer.error(400, message));
    }

    static HttpError unauthorized(String message) {
        return new HttpError(Answer.error(401, message).withHeader("WWW-Authenticate", "Bearer"));
    }

    static HttpError forbidden(String message) {
        return new HttpError(Answer.error(403, message));
    }

    static HttpError notFound(String message) {
        return new HttpError(Answer.error(404, message));
    }

    static HttpError methodNotAllowed(String method, List<String> allowed) {
        return new HttpError(
                Answer.error(405, "the method must be " + String.join(" or ", allowed) + ", but is " + method)
                        .withHeader("Allow", String.join(", ", allowed)));
    }

    static HttpError conflict(String message) {
        return new HttpError(Answer.error(409, message));
    }

    static HttpError bodyTooLarge(int limit) {
        return new HttpError(Answer.error(413, "the body must be at most " + limit + " bytes"));
    }

    static HttpError unsupportedMediaType(String wanted) {
        return new HttpError(Answer.error(415, "Content-Type must be " + wanted + ", in UTF-8"));
    }

    static HttpError unprocessable(String message) {
        return new HttpError(Answer.error(422, message));
    }

    Answer answer() {
        return answer;
    }
}
