package io.github.idininvites.sandbox;

/** Everything that happened, for whoever runs the sandbox, in a browser. */
final class OperatorPages {
    static final String PATH = "/sandbox";
    static final String VIEW_PATH = PATH + "/view";
    static final String REDELIVER_PATH = PATH + "/redeliver";

    private final State state;
    private final WebhookSender webhooks;
    private final String baseUrl;

    OperatorPages(State state, WebhookSender webhooks, String baseUrl) {
        this.state = state;
        this.webhooks = webhooks;
        this.baseUrl = baseUrl;
    }

    Response page() {
        return Response.html(200, OperatorPage.of(baseUrl, viewHtml()));
    }

    /** The part of the page that changes. */
    Response view() {
        return Response.html(200, viewHtml());
    }

    Response redeliver(Request request) {
        try {
            webhooks.redeliver(request.form().text("event"));
        } catch (IllegalArgumentException e) {
            return ResultPage.unknownEvent();
        }
        return Response.seeOther(PATH);
    }

    private Html viewHtml() {
        var overview = state.overview();
        return OperatorPage.view(overview, webhooks.hasUrl(), WebhookHtml.newestFirst(webhooks.deliveries()));
    }
}
