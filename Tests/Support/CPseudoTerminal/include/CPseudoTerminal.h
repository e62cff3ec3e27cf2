#pragma once

#include <sys/types.h>
#include <termios.h>

/// Starts a program in a pseudo-terminal of its own, as the leader of its session.
///
/// The child has no signal blocked or ignored and none of this process's files. Gives its number,
/// the terminal's other end and its modes as the child finds them; or -1 with errno.
pid_t cpt_start(
    const char *path, char *const arguments[], char *const environment[], unsigned short rows,
    unsigned short columns, int *master, struct termios *original);
