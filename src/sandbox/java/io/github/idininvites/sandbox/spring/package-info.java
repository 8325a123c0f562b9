/** The sandbox in Spring Boot's tests. It knows the client's public face, and nothing else of the sandbox knows it. */
@NullMarked
package io.github.idininvites.sandbox.spring;

import org.jspecify.annotations.NullMarked;
