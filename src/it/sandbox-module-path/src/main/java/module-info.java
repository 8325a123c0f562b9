module app {
    requires io.github.idininvites;
    requires io.github.idininvites.sandbox;
    requires java.net.http;
    requires jdk.httpserver;
}
