package io.github.idininvites.sandbox.http;

/** Every path of the sandbox. {@code {}} stands for an id. */
public final class SandboxPaths {
    /** Paths with this start need a token, and meet injected faults. */
    public static final String API = "/idin-invites/";

    public static final String GROUPS = API + "v1/groups";
    public static final String PERSONS = GROUPS + "/{}/persons";
    public static final String PERSON = PERSONS + "/{}";
    public static final String INVITES = PERSON + "/invites";

    /** The token of an invite follows. */
    public static final String INVITE_PAGE = "/app/idin-invite/";

    /** This path, and all below it, accept requests only from programs and from the sandbox's own pages. */
    public static final String CONTROL = "/sandbox";

    public static final String MAILS = CONTROL + "/mails";
    public static final String REQUESTS = CONTROL + "/requests";
    public static final String FAULTS = CONTROL + "/faults";
    public static final String IDENTIFY = CONTROL + "/persons/{}/identify";
    public static final String CANCEL = CONTROL + "/persons/{}/cancel";
    public static final String FAIL = CONTROL + "/persons/{}/fail";
    public static final String EXPIRE = CONTROL + "/persons/{}/expire";
    public static final String REDELIVER_WEBHOOK = CONTROL + "/webhooks/{}/redeliver";
    public static final String WEBHOOK_URL = CONTROL + "/webhook-url";

    public static final String OPERATOR_PAGE = CONTROL;
    public static final String OPERATOR_PAGES = OPERATOR_PAGE + "/pages/{}";
    public static final String GROUP_PAGES = OPERATOR_PAGE + "/groups/{}/pages/{}";

    /** Follows the path of a page: leads to the part of the page that changes. */
    public static final String VIEW = "/view";

    public static final String REDELIVER_FORM = OPERATOR_PAGE + "/redeliver";
    public static final String STYLE = CONTROL + "/style.css";
    public static final String SCRIPT = CONTROL + "/live.js";

    private SandboxPaths() {}
}
