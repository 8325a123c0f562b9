module app {
    requires io.github.idininvites;
    requires jdk.httpserver;
}
