package io.github.idininvites.sandbox.http;

import java.util.List;

/** Refuses a request. The message goes to the caller, so it may have names of fields and ids, but no values. */
@SuppressWarnings("serial") // never serialized
public final class HttpError extends RuntimeException {
    private final transient Response response;

    private HttpError(Response response) {
        super("refused with " + response.status());
        this.response = response;
    }

    static HttpError badRequest(String message) {
        return new HttpError(Response.error(400, message));
    }

    public static HttpError unauthorized(String message) {
        return new HttpError(Response.error(401, message).withHeader("WWW-Authenticate", "Bearer"));
    }

    static HttpError forbidden(String message) {
        return new HttpError(Response.error(403, message));
    }

    public static HttpError notFound(String message) {
        return new HttpError(Response.error(404, message));
    }

    public static HttpError methodNotAllowed(String method, List<String> allowed) {
        return new HttpError(
                Response.error(405, "the method must be " + String.join(" or ", allowed) + ", but is " + method)
                        .withHeader("Allow", String.join(", ", allowed)));
    }

    public static HttpError conflict(String message) {
        return new HttpError(Response.error(409, message));
    }

    static HttpError bodyTooLarge(int limit) {
        return new HttpError(Response.error(413, "the body must be at most " + limit + " bytes"));
    }

    static HttpError unsupportedMediaType(String wanted) {
        return new HttpError(Response.error(415, "Content-Type must be " + wanted + ", in UTF-8"));
    }

    public static HttpError unprocessable(String message) {
        return new HttpError(Response.error(422, message));
    }

    public Response response() {
        return response;
    }
}
