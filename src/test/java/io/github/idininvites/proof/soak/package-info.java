/**
 * Many callers against a server that fails in every way, for as long as one likes: at the end the server's ledger and the
 * callers' must agree on every single call. {@link io.github.idininvites.proof.soak.Soak} runs it.
 */
@org.jspecify.annotations.NullMarked
package io.github.idininvites.proof.soak;
