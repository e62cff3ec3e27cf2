#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CNcurses.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

int ncs_check_terminal(const char *name, int output) {
  int found = 0;
  if (setupterm(name, output, &found) == ERR || found != 1) return 0;
  return ncs_capability("cup") ? 1 : -1;
}

const char *ncs_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

// tputs, which strips padding, takes a function of one character and nothing else.
static char *sink;
static size_t sink_length, sink_capacity;

static int put_into_sink(int byte) {
  if (sink_length < sink_capacity) sink[sink_length++] = (char)byte;
  return byte;
}

static bool append(const char *string) {
  if (!string) return false;
  tputs(string, 1, put_into_sink);
  return true;
}

static bool can_stop_wrapping(void) { return ncs_capability("rmam") && ncs_capability("smam"); }

size_t ncs_wrapping_string(char *buffer, size_t capacity, bool wraps) {
  sink = buffer, sink_capacity = capacity, sink_length = 0;
  if (can_stop_wrapping()) append(ncs_capability(wraps ? "smam" : "rmam"));
  sink = NULL, sink_capacity = 0;
  return sink_length;
}

size_t ncs_restore_string(char *buffer, size_t capacity, bool paste) {
  sink = buffer, sink_capacity = capacity, sink_length = 0;
  if (paste) append("\033[?2004l\033[?1007r");
  if (can_stop_wrapping()) append(ncs_capability("smam"));
  append(ncs_capability("rmkx"));
  append(ncs_capability("sgr0"));
  append(ncs_capability("rmacs"));
  append(ncs_capability("cnorm"));
  if (!append(ncs_capability("rmcup"))) {
    // No other screen to leave: below all that was painted is where a prompt may stand.
    append(tparm((char *)ncs_capability("cup"), 998L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    append("\r\n");
  }
  sink = NULL, sink_capacity = 0;
  return sink_length;
}

size_t ncs_recovery_string(char *buffer, size_t capacity, bool cursor) {
  sink = buffer, sink_capacity = capacity, sink_length = 0;
  // Ends a sequence that was cut.
  append("\030");
  append(ncs_capability("sgr0"));
  append(ncs_capability("rmacs"));
  append(ncs_capability(cursor ? "cnorm" : "civis"));
  if (can_stop_wrapping()) append(ncs_capability("rmam"));
  sink = NULL, sink_capacity = 0;
  return sink_length;
}

size_t ncs_copy_string(char *buffer, size_t capacity, const char *text) {
  const char *format = ncs_capability("Ms");
  // The clipboard, of several selections.
  const char *string = format ? tparm((char *)format, "c", text) : NULL;
  size_t length = string ? strlen(string) : 0;
  if (length > capacity) return 0;
  if (length > 0) memcpy(buffer, string, length);
  return length;
}

int ncs_open_line(int terminal) {
  const char *name = ttyname(terminal);
  struct stat own, other;
  if (!name || fstat(terminal, &own) < 0) return -1;
  int line = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (line < 0) return -1;
  if (fstat(line, &other) == 0 && own.st_rdev == other.st_rdev && own.st_ino == other.st_ino) return line;
  close(line);
  return -1;
}

SCREEN *ncs_open_screen(const char *name, int output, FILE **stream) {
  *stream = fdopen(output, "w");
  if (!*stream) return NULL;
  // Only the window's true size counts: LINES and COLUMNS may be left over from another one.
  use_env(FALSE);
  use_tioctl(TRUE);
  // newterm reads the terminal's description again; the one it was checked by goes.
  TERMINAL *checked = cur_term;
  SCREEN *screen = newterm(name, *stream, stdin);
  if (screen) {
    if (checked && checked != cur_term) del_curterm(checked);
  } else {
    fclose(*stream);
    *stream = NULL;
  }
  return screen;
}

enum { CTRL_C = 3 };

int ncs_set_input_modes(int output) {
  cbreak();
  noecho();
  nonl();
  struct termios modes;
  if (tcgetattr(output, &modes) < 0) return ERR;
  // Ctrl-C, Ctrl-Z, Ctrl-\, Ctrl-S, Ctrl-Q and Ctrl-V are keys like others, in their order: in a
  // pasted text they mean nothing.
  modes.c_cc[VQUIT] = _POSIX_VDISABLE;
  modes.c_cc[VSUSP] = _POSIX_VDISABLE;
#ifdef VDSUSP
  modes.c_cc[VDSUSP] = _POSIX_VDISABLE;
#endif
  modes.c_cc[VINTR] = CTRL_C;
  modes.c_iflag &= ~(tcflag_t)(IXON | ISTRIP | INLCR | IGNCR);
  modes.c_lflag &= ~(tcflag_t)(IEXTEN | ISIG);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  if (tcsetattr(output, TCSADRAIN, &modes) < 0) return ERR;
  return def_prog_mode();
}

void ncs_set_cell(cchar_t *cell, uint32_t scalar, attr_t attributes, int pair) {
  const wchar_t text[2] = {(wchar_t)scalar, 0};
#if NCURSES_EXT_COLORS
  setcchar(cell, text, attributes, (short)(pair > 32767 ? 32767 : pair), &pair);
#else
  setcchar(cell, text, attributes, (short)pair, NULL);
#endif
}

bool ncs_init_pair(int pair, int foreground, int background) {
#if NCURSES_EXT_COLORS
  return init_extended_pair(pair, foreground, background) == OK;
#else
  return init_pair((short)pair, (short)foreground, (short)background) == OK;
#endif
}

int ncs_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void ncs_put_cells(int row, int column, const cchar_t *cells, int count) {
  mvwadd_wchnstr(stdscr, row, column, cells, count);
}

void ncs_stage(int row, int column, bool cursor) {
  leaveok(stdscr, !cursor);
  if (cursor) wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
}

void ncs_erase(void) { werase(stdscr); }

void ncs_clear_next(void) { clearok(curscr, TRUE); }

void ncs_prepare_screen(void) {
  keypad(stdscr, TRUE);
  scrollok(stdscr, FALSE);
  idlok(stdscr, FALSE);
  typeahead(-1);
}
