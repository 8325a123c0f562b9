/** Records of the client for tests that need no server. It knows the client's records, and nothing else of the sandbox knows it. */
@NullMarked
package io.github.idininvites.sandbox.samples;

import org.jspecify.annotations.NullMarked;
