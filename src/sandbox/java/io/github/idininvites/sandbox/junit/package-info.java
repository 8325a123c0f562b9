/** The sandbox in JUnit tests. It knows the client, and nothing else of the sandbox knows it. */
@NullMarked
package io.github.idininvites.sandbox.junit;

import org.jspecify.annotations.NullMarked;
