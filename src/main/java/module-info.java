/**
 * A client for CM.com's iDIN invites API.
 */
@SuppressWarnings("requires-automatic") // JJWT has no module descriptors; its names come from its file names
module io.github.idininvites {
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires jjwt.api;
    requires jjwt.jackson;
    requires transitive java.sql; // EventLog.jdbc(DataSource)
    requires transitive okhttp3; // Builder.httpClient(OkHttpClient)
    requires okio;
    requires static de.siegmar.fastcsv; // Invitees.fromCsv, BulkReport.writeCsv
    requires static me.tongfei.progressbar; // Progress.on
    requires static micrometer.commons;
    requires static micrometer.observation; // ObservedCalls
    requires static reactor.core;
    requires static spring.beans;
    requires static spring.boot;
    requires static spring.boot.autoconfigure;
    requires static spring.context;
    requires static spring.core;
    requires static spring.web;
    requires static transitive org.jspecify;

    exports io.github.idininvites;
    exports io.github.idininvites.bulk;
    exports io.github.idininvites.error;
    exports io.github.idininvites.micrometer;
    exports io.github.idininvites.model;
    exports io.github.idininvites.spring;
    exports io.github.idininvites.webhook;

    opens io.github.idininvites.model to
            com.fasterxml.jackson.databind;
    opens io.github.idininvites.spring; // to all of Spring's modules
}
