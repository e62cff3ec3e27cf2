#pragma once

// The wide-character half of ncurses (cells of Unicode) is declared only on request.
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>

#include "scratch_file.h"
#include "terminal_guard.h"
#include "terminal_signals.h"

// What Swift cannot import from ncurses: macros, mutable globals, and calls whose types differ
// between systems. Everything else is called by its own name.

static const attr_t NCS_BOLD = A_BOLD;
static const attr_t NCS_UNDERLINE = A_UNDERLINE;
static const attr_t NCS_REVERSE = A_REVERSE;
static const attr_t NCS_DIM = A_DIM;

static inline int ncs_rows(void) { return LINES; }
static inline int ncs_columns(void) { return COLS; }
static inline int ncs_colors(void) { return COLORS; }
static inline int ncs_color_pairs(void) { return COLOR_PAIRS; }

/// Says what TERM names: 1 a usable terminal, 0 an unknown one, -1 one without cursor addressing.
int ncs_check_terminal(const char *name, int output);

/// Gives the string of a terminal capability, or NULL where the terminal lacks it.
const char *ncs_capability(const char *name);

/// Writes into `buffer` what has the terminal go on in the next row after the last column, or not;
/// nothing where that cannot be chosen.
size_t ncs_wrapping_string(char *buffer, size_t capacity, bool wraps);

/// Writes into `buffer` what leaves the screen and puts the terminal's own look back.
size_t ncs_restore_string(char *buffer, size_t capacity, bool paste);

/// Writes into `buffer` what puts a terminal right whose input was cut anywhere, for a whole frame.
size_t ncs_recovery_string(char *buffer, size_t capacity, bool cursor);

/// Writes into `buffer` what puts a text, in base 64, on the clipboard; nothing where the terminal
/// cannot do that.
size_t ncs_copy_string(char *buffer, size_t capacity, const char *text);

/// Opens the terminal of a descriptor once more, so that writing to it does not wait; -1 on failure.
int ncs_open_line(int terminal);

/// Opens the screen on two descriptors; NULL on failure. `*stream` is to be closed after it.
SCREEN *ncs_open_screen(const char *name, int output, FILE **stream);

/// Sets the modes of input: every key by itself, none of them a signal.
int ncs_set_input_modes(int output);

/// Makes one cell; a pair of colours above 32767 is kept whole where ncurses can.
void ncs_set_cell(cchar_t *cell, uint32_t scalar, attr_t attributes, int pair);

/// Gives two colours to a pair; false where ncurses refuses.
bool ncs_init_pair(int pair, int foreground, int background);

/// The columns that this system's ncurses takes for a scalar; -1 if it prints none.
int ncs_width(uint32_t scalar);

/// Puts cells on a row of the screen, without wrapping or scrolling.
void ncs_put_cells(int row, int column, const cchar_t *cells, int count);

/// Hands the screen to ncurses for the next update, the cursor at a place or left anywhere.
void ncs_stage(int row, int column, bool cursor);

/// Blanks the whole screen, for the next update.
void ncs_erase(void);

/// Has the next update clear the terminal and paint every cell.
void ncs_clear_next(void);

/// The settings that every cell starts from: keypad codes on, nothing scrolls.
void ncs_prepare_screen(void);
