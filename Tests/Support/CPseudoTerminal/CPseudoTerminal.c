#ifdef __linux__
#define _GNU_SOURCE
#include <pty.h>
#include <utmp.h>
#else
#include <util.h>
#endif
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

pid_t cpt_start(
    const char *path, char *const arguments[], char *const environment[], unsigned short rows,
    unsigned short columns, int *master, struct termios *original) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  int slave;
  if (openpty(master, &slave, NULL, NULL, &size) < 0) return -1;
  fcntl(*master, F_SETFD, FD_CLOEXEC);
  // Before there is a child: it may be quick to change them.
  tcgetattr(slave, original);
  pid_t child = fork();
  if (child != 0) {
    close(slave);
    return child;
  }
  login_tty(slave);
  // What a test's thread has blocked, its child would never see: a resize, for one.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  for (int file = 3; file < 256; file++) close(file);
  execve(path, arguments, environment);
  _exit(127);
}
