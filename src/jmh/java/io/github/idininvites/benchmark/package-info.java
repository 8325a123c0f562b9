/** Benchmarks: this client beside others, and beside code by hand. {@link io.github.idininvites.benchmark.Benchmarks} runs them. */
@NullMarked
package io.github.idininvites.benchmark;

import org.jspecify.annotations.NullMarked;
