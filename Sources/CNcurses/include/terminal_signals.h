#pragma once

#include <stdbool.h>

// Signals that a full-screen program answers in its own time: their handlers only note them and
// make a descriptor readable, so that nothing happens inside a handler and none is missed by poll.

enum {
  NCS_RESIZED = 1,
  NCS_STOP_ASKED = 2,
  NCS_CONTINUED = 4,
};

/// Starts to note SIGWINCH, SIGTSTP and SIGCONT; gives the descriptor to poll, or -1.
int ncs_signals_open(void);

/// Gives what was noted since the last call, and forgets it; costs no system call.
int ncs_signals_take(void);

/// Makes the descriptor unreadable again; to be followed by `ncs_signals_take`.
void ncs_signals_drain(void);

/// Stops this process and its group as the terminal's own Ctrl-Z would; returns once it goes on.
void ncs_signals_stop(void);

/// For as long as the keys are not read, has Ctrl-C noted as a signal, the first time it is typed.
void ncs_interrupt_watch(int terminal);

/// Whether Ctrl-C was typed since.
bool ncs_interrupt_noted(void);

/// Makes Ctrl-C a key again.
void ncs_interrupt_leave(int terminal);

/// Puts the earlier handlers back.
void ncs_signals_close(void);
