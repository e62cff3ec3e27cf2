#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "terminal_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <termios.h>
#include <unistd.h>

static const struct {
  int number, flag;
} noted[] = {{SIGWINCH, NCS_RESIZED}, {SIGTSTP, NCS_STOP_ASKED}, {SIGCONT, NCS_CONTINUED}};
enum { NOTED = sizeof noted / sizeof *noted };

static int wake[2] = {-1, -1};
static atomic_int pending;
static struct sigaction before[NOTED];

static void note(int number) {
  int kept = errno;
  for (int i = 0; i < NOTED; i++) {
    if (noted[i].number == number) atomic_fetch_or(&pending, noted[i].flag);
  }
  // A full pipe is readable already.
  ssize_t ignored = write(wake[1], "", 1);
  (void)ignored;
  errno = kept;
}

int ncs_signals_open(void) {
  if (wake[0] >= 0 || pipe(wake) < 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    fcntl(wake[i], F_SETFL, O_NONBLOCK);
  }
  atomic_store(&pending, 0);
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < NOTED; i++) {
    sigaction(noted[i].number, NULL, &before[i]);
    // A parent without job control ignores the stop signal, and means it.
    bool ignored = noted[i].number == SIGTSTP && before[i].sa_handler == SIG_IGN;
    if (!ignored) sigaction(noted[i].number, &action, NULL);
  }
  return wake[0];
}

int ncs_signals_take(void) { return atomic_load(&pending) ? atomic_exchange(&pending, 0) : 0; }

void ncs_signals_drain(void) {
  char bytes[64];
  while (read(wake[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes) {}
}

void ncs_signals_stop(void) {
  struct sigaction action = {.sa_handler = SIG_DFL}, handler;
  sigaction(SIGTSTP, NULL, &handler);
  if (handler.sa_handler == SIG_IGN) return;
  sigaction(SIGTSTP, &action, NULL);
  // The group, not only this process: a wrapper script would otherwise keep the terminal.
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &handler, NULL);
  atomic_fetch_and(&pending, ~(NCS_STOP_ASKED | NCS_CONTINUED));
}

void ncs_signals_close(void) {
  if (wake[0] < 0) return;
  for (int i = 0; i < NOTED; i++) sigaction(noted[i].number, &before[i], NULL);
  for (int i = 0; i < 2; i++) {
    close(wake[i]);
    wake[i] = -1;
  }
}

static atomic_bool interrupted;
static struct sigaction interrupt_before;

static void note_interrupt(int number) {
  (void)number;
  atomic_store(&interrupted, true);
}

/// Whether Ctrl-C, and nothing else, makes the terminal send a signal; what was typed is kept.
static void let_interrupt(int terminal, bool lets) {
  struct termios modes;
  if (tcgetattr(terminal, &modes) < 0) return;
  const tcflag_t flags = ISIG | NOFLSH;
  modes.c_lflag = lets ? modes.c_lflag | flags : modes.c_lflag & ~flags;
  tcsetattr(terminal, TCSANOW, &modes);
}

void ncs_interrupt_watch(int terminal) {
  atomic_store(&interrupted, false);
  struct sigaction action = {.sa_handler = note_interrupt, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &interrupt_before);
  let_interrupt(terminal, true);
}

bool ncs_interrupt_noted(void) { return atomic_load(&interrupted); }

void ncs_interrupt_leave(int terminal) {
  let_interrupt(terminal, false);
  sigaction(SIGINT, &interrupt_before, NULL);
}
