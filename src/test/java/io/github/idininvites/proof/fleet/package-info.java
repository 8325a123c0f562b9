/**
 * A list of persons, invited by several machines that a job engine directs: some are killed, one is frozen. Then the API's ledger
 * and the journal must agree on every row. {@link io.github.idininvites.proof.fleet.Fleet} runs it.
 */
@NullMarked
package io.github.idininvites.proof.fleet;

import org.jspecify.annotations.NullMarked;
