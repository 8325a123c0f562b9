package io.github.idininvites;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The path of a call. The ids in it are checked. Its URL is made once, as that takes a good part of a call's memory. */
final class ApiPath {
    private final String text;
    private final String template;
    private final @Nullable String groupId;
    private final @Nullable String personId;
    private volatile @Nullable HttpUrl url;

    /**
     * @param text starts with a slash
     * @param template the same without ids, for listeners
     */
    ApiPath(String text, String template, @Nullable String groupId, @Nullable String personId) {
        this.text = text;
        this.template = template;
        this.groupId = groupId;
        this.personId = personId;
    }

    HttpUrl under(HttpUrl baseUrl) {
        HttpUrl known = url;
        if (known != null) return known;
        known = baseUrl.newBuilder().addPathSegments(text.substring(1)).build();
        url = known;
        return known;
    }

    String template() {
        return template;
    }

    @Nullable
    String groupId() {
        return groupId;
    }

    @Nullable
    String personId() {
        return personId;
    }

    @Override
    public String toString() {
        return text;
    }
}
