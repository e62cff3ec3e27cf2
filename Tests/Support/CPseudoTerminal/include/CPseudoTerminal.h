#pragma once

#include <sys/types.h>

/// Starts a program in a pseudo-terminal of its own, as the leader of its session.
///
/// The child has no signal blocked or ignored and none of this process's files. Gives its number
/// and the terminal's other end, or -1 with errno.
pid_t cpt_start(
    const char *path, char *const arguments[], char *const environment[], unsigned short rows,
    unsigned short columns, int *master);
