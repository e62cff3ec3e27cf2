#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "terminal_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "scratch_file.h"

enum { MAX_RESTORE = 512, SIGNAL_STACK = 64 * 1024, PATIENCE_MS = 200 };

/// Signals of a fault in the program: taken over from whoever has them, Swift's backtracer too,
/// which would wait at a prompt inside the alternate screen.
static const int faults[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS};

enum { FAULTS = sizeof faults / sizeof *faults };

/// One more than the largest signal, those for real time counted.
#ifdef _NSIG
enum { SIGNALS = _NSIG };
#else
enum { SIGNALS = NSIG };
#endif

/// Whether a signal comes from outside and ends a process that does nothing about it; such are left
/// alone where the parent had them ignored.
static bool is_ending(int number) {
  for (int i = 0; i < FAULTS; i++) {
    if (faults[i] == number) return false;
  }
  switch (number) {
  case SIGKILL: case SIGSTOP: case SIGTSTP: case SIGTTIN: case SIGTTOU:
  case SIGCONT: case SIGCHLD: case SIGURG: case SIGWINCH:
#ifdef SIGINFO
  case SIGINFO:
#endif
    return false;
  default: return true;
  }
}

static int tty = -1;
static int real_error = -1;   // standard error as it was, or -1 if it was not put aside
static int aside_error = -1;  // the file that takes its place
static struct termios original;
static char restore[MAX_RESTORE];
static size_t restore_length;
static struct sigaction before[SIGNALS];
/// Which of them are taken over: the C library keeps some to itself.
static bool taken[SIGNALS];
static _Alignas(16) char signal_stack[SIGNAL_STACK];
static atomic_bool armed, suspended;
static atomic_flag dying = ATOMIC_FLAG_INIT;

/// Writes all of it, but never waits long for a terminal that takes nothing (Ctrl-S, a dead link).
static void write_patiently(int file, const char *bytes, size_t count) {
  while (count > 0) {
    struct pollfd ready = {.fd = file, .events = POLLOUT};
    if (poll(&ready, 1, PATIENCE_MS) <= 0 || !(ready.revents & POLLOUT)) return;
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno != EINTR && errno != EAGAIN) return;
    if (written > 0) bytes += written, count -= (size_t)written;
  }
}

static void replay_error(void) {
  if (real_error < 0) return;
  char block[4096];
  off_t place = 0;
  ssize_t count;
  while ((count = pread(aside_error, block, sizeof block, place)) > 0) {
    write_patiently(real_error, block, (size_t)count);
    place += count;
  }
}

/// Whether another job has the terminal; a terminal of another session does not tell.
static bool is_in_background(int terminal) {
  pid_t foreground = tcgetpgrp(terminal);
  return foreground > 0 && foreground != getpgrp();
}

/// Only calls that are safe in a signal handler.
static void restore_terminal(void) {
  if (!atomic_load(&suspended)) write_patiently(tty, restore, restore_length);
  // The modes of a stopped or background job's terminal are by now its shell's.
  if (!atomic_load(&suspended) && !is_in_background(tty)) {
    tcsetattr(tty, TCSANOW, &original);
    // Keys that nobody read, a paste perhaps, must not become commands of the shell.
    tcflush(tty, TCIFLUSH);
  }
  replay_error();
}

void ncs_guard_suspend(void) {
  if (!atomic_load(&armed)) return;
  tcsetattr(tty, TCSANOW, &original);
  atomic_store(&suspended, true);
}

void ncs_guard_resume(void) { atomic_store(&suspended, false); }

/// A fault leaves no message where the compiler has left it out: say at least that it was one.
static void report_fault(int number) {
  for (int i = 0; i < FAULTS; i++) {
    if (faults[i] != number) continue;
    char text[64] = "backstep: internal error (signal ";
    size_t length = strlen(text);
    if (number >= 10) text[length++] = (char)('0' + number / 10 % 10);
    text[length++] = (char)('0' + number % 10);
    text[length++] = ')';
    text[length++] = '\n';
    write_patiently(real_error >= 0 ? real_error : STDERR_FILENO, text, length);
  }
}

static void end(int number) {
  // One thread restores; any other that fails meanwhile waits for the end, all signals blocked.
  while (atomic_flag_test_and_set(&dying)) pause();
  if (atomic_load(&armed)) restore_terminal();
  report_fault(number);
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigaction(number, &action, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  _exit(128 + number);
}

/// For a program that calls exit with the screen still up.
static void at_exit(void) {
  if (atomic_exchange(&armed, false)) restore_terminal();
}

static void put_error_aside(void) {
  if (!isatty(STDERR_FILENO)) return;
  aside_error = ncs_scratch_file();
  if (aside_error < 0) return;
  real_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_error >= 0 && dup2(aside_error, STDERR_FILENO) >= 0) return;
  if (real_error >= 0) close(real_error);
  close(aside_error);
  real_error = aside_error = -1;
}

static void bring_error_back(void) {
  if (real_error < 0) return;
  dup2(real_error, STDERR_FILENO);
  replay_error();
  close(real_error);
  close(aside_error);
  real_error = aside_error = -1;
}

void ncs_guard_use_signal_stack(void *stack, size_t size) {
  stack_t alternate = {.ss_sp = stack, .ss_size = size};
  sigaltstack(&alternate, NULL);
}

int ncs_guard_arm(int terminal, const char *bytes, size_t length) {
  if (atomic_load(&armed)) return errno = EBUSY, -1;
  if (length > sizeof restore) return errno = E2BIG, -1;
  // In the background, stop before anything is written; the modes are read once it is ours. Where
  // the system discards the signal there is no shell to wait for.
  for (int tries = 0; tries < 3 && is_in_background(terminal); tries++) kill(0, SIGTTOU);
  if (tcgetattr(terminal, &original) < 0) return -1;
  tty = fcntl(terminal, F_DUPFD_CLOEXEC, 3);
  if (tty < 0) return -1;
  memcpy(restore, bytes, length);
  restore_length = length;
  put_error_aside();

  static bool registered;
  if (!registered) registered = atexit(at_exit) == 0;
  ncs_guard_use_signal_stack(signal_stack, sizeof signal_stack);
  atomic_store(&armed, true);

  struct sigaction action = {.sa_handler = end, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < FAULTS; i++) {
    taken[faults[i]] = sigaction(faults[i], &action, &before[faults[i]]) == 0;
  }
  for (int number = 1; number < SIGNALS; number++) {
    if (!is_ending(number) || sigaction(number, NULL, &before[number]) < 0) continue;
    if (before[number].sa_handler == SIG_IGN) continue;
    taken[number] = sigaction(number, &action, NULL) == 0;
  }
  return 0;
}

void ncs_guard_disarm(void) {
  if (!atomic_load(&armed)) return;
  tcsetattr(tty, TCSANOW, &original);
  tcflush(tty, TCIFLUSH);
  atomic_store(&armed, false);
  for (int number = 1; number < SIGNALS; number++) {
    if (taken[number]) sigaction(number, &before[number], NULL);
    taken[number] = false;
  }
  bring_error_back();
  close(tty);
  tty = -1;
}
