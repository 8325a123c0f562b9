/** A program to run before reading anything: the whole story, against the sandbox or the real API. */
@org.jspecify.annotations.NullMarked
package io.github.idininvites.example;
