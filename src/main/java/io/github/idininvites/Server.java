package io.github.idininvites;

import okhttp3.Call;
import okhttp3.OkHttpClient;

/** Where calls go, and how. */
record Server(Settings settings, OkHttpClient http, ServerClock clock) {
    Call newCall(ApiCall<?> call, Attempt attempt) {
        return http.newCall(call.request(settings.baseUrl)
                .header("User-Agent", settings.userAgent)
                .tag(Attempt.class, attempt)
                .build());
    }
}
