/** Bulk invites whose process is killed, whose disk is full or whose journal is torn; then every POST is counted. */
@NullMarked
package io.github.idininvites.proof.crash;

import org.jspecify.annotations.NullMarked;
