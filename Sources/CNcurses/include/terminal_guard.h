#pragma once

#include <stddef.h>

// The guard gives the terminal back however the process ends: by a trap, a fatal signal, or exit.
// A signal handler can reach nothing but globals, so there is one guard for the process.

/// Remembers the terminal's modes and what to write to it, puts standard error aside if it is a
/// terminal, and catches every signal that would end the process; -1 if that cannot be done.
int ncs_guard_arm(int terminal, const char *restore, size_t length);

/// Puts the terminal's modes back; from now on the terminal is another job's.
void ncs_guard_suspend(void);

/// The terminal is this program's again.
void ncs_guard_resume(void);

/// Puts everything back, signals too, and prints what was written to standard error meanwhile.
void ncs_guard_disarm(void);

/// Gives the calling thread a stack for handlers, so that even an overflow of its own is caught.
void ncs_guard_use_signal_stack(void *stack, size_t size);
