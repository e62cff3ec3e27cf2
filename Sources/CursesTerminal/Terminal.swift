internal import CNcurses
package import TextScreen

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The terminal while its screen is up: paints frames, gives keys, puts everything back.
///
/// Opening takes the whole terminal; it is given back by `close`, when the value goes, or by the
/// guard in C should the process end in any other way. One at a time, on the main thread.
package struct Terminal: ~Copyable {
  /// Rows and columns, each at least 1.
  package internal(set) var size: Size
  /// How many colours may be named: 0, 8, 16 or 256.
  package let colors: Int
  /// Whether the locale's characters are Unicode; elsewhere all but ASCII is shown as `?`.
  package let isUTF8: Bool

  // Painting.
  var frames: FrameWriter
  var pairs: ColorPairs
  var shown: ScreenBuffer?
  var row: [cchar_t] = []
  /// The terminal's content is not what ncurses takes it for.
  var mustClear = true
  var cursorIsVisible: Bool?
  /// A frame that is shown once the terminal has read the one before it.
  var waiting: ScreenBuffer?
  /// What was on its way was thrown away: the terminal may be in the middle of anything.
  var recovers = false

  // Reading.
  var decoder: KeyDecoder
  let wakeDescriptor: Int32
  let escapeDelay: Int
  /// When the last bytes came, in milliseconds of the monotonic clock.
  var lastRead = 0
  /// Events that no bytes stand for.
  var pending: [Event] = []
  /// `nextEvent` has given all that there was.
  var isDrained = true
  var isHungUp = false
  var hangUpIsTold = false

  private let screen: OpaquePointer
  private let stream: UnsafeMutablePointer<FILE>
  private let knowsPaste: Bool
  private(set) var isOpen = true

  /// Opens the screen on standard input and output.
  ///
  /// - Parameter color: whether to use colours; `nil` leaves it to the terminal and `NO_COLOR`.
  /// - Throws: the reason, with nothing sent to the terminal, if it cannot show a screen.
  package init(color: Bool? = nil) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(stream: "standard output") }
    let isUTF8 = setUpLocale()
    let name = try Self.terminalType()
    let knowsPaste = Self.knowsPaste(name)
    let keys = KeySequences.ofTerminal()

    // The guard stands before anything is sent that it must undo.
    var restore = [CChar](repeating: 0, count: 400)
    let length = ncs_restore_string(&restore, restore.count, knowsPaste)
    guard ncs_guard_arm(STDOUT_FILENO, restore, length) == 0 else { throw .system(lastError()) }
    let wakeDescriptor = ncs_signals_open()
    // Closed with ncurses' stream.
    let painted = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    var stream: UnsafeMutablePointer<FILE>?
    guard let screen = ncs_open_screen(name, painted, &stream), let stream,
      ncs_set_input_modes(STDIN_FILENO) == OK
    else {
      ncs_signals_close()
      ncs_guard_disarm()
      throw .unknownTerminalType(name)
    }
    ncs_prepare_screen()

    self.isUTF8 = isUTF8
    self.knowsPaste = knowsPaste
    self.wakeDescriptor = wakeDescriptor
    self.screen = screen
    self.stream = stream
    colors = Self.startColors(color)
    pairs = ColorPairs(
      colors: colors, limit: Int(ncs_color_pairs()),
      hasDefaults: colors > 0 && use_default_colors() == OK)
    frames = FrameWriter(terminal: STDOUT_FILENO, painted: painted)
    decoder = KeyDecoder(sequences: keys, isUTF8: isUTF8)
    escapeDelay = environment("ESCDELAY").flatMap { Int($0) }.map { min(max($0, 1), 2000) } ?? 25
    size = Size(rows: Int(ncs_rows()), columns: Int(ncs_columns()))
    enter()
    adoptSize()
  }

  deinit {
    if isOpen { shut() }
  }

  /// Gives the terminal back, and prints what was written to standard error meanwhile.
  package mutating func close() {
    guard isOpen else { return }
    isOpen = false
    shut()
  }

  private func shut() {
    leave()
    delscreen(screen)
    fclose(stream)
    ncs_signals_close()
    ncs_guard_disarm()
  }

  /// Stops the program as Ctrl-Z stops others; returns, all repainted, when it is continued.
  ///
  /// Where no shell waits that could continue it, the system lets it go on at once.
  package mutating func suspend() {
    guard isOpen else { return }
    leave()
    if frames.giveUp() { recovers = true }
    ncs_guard_suspend()
    ncs_signals_stop()
    reset_prog_mode()
    ncs_guard_resume()
    // Straight to the terminal: with its descriptor elsewhere ncurses would hold it for lost.
    doupdate()
    enter()
    if adoptSize() {
      pending.append(.resize(size))
      isDrained = false
    }
    redraw()
  }

  /// Does some work during which no keys are read, but Ctrl-C is heeded.
  ///
  /// - Parameter work: what is to be done; the function that it is given says whether Ctrl-C was
  ///   typed.
  /// - Returns: what the work returns, interrupted or not.
  package func whileInterruptible<Result>(
    _ work: (_ isInterrupted: @escaping () -> Bool) -> Result
  ) -> Result {
    ncs_interrupt_watch(STDIN_FILENO)
    defer { ncs_interrupt_leave(STDIN_FILENO) }
    return work { ncs_interrupt_noted() }
  }

  /// Takes the terminal again after a stop that could not be caught.
  mutating func resume() {
    if frames.giveUp() { recovers = true }
    reset_prog_mode()
    enter()
    redraw()
  }

  /// Sets the modes of the terminal that ncurses does not.
  private func enter() {
    // A row that the terminal takes for wider than it is must not run into the next one.
    frames.send(bracketingPastes(true) + wheelKeys(false) + Self.wrapping(false))
  }

  private func leave() {
    // What was cut off may be anything, the cursor's showing among it.
    let recovery = frames.isBusy ? recovery(cursor: true) : []
    frames.send(recovery + bracketingPastes(false) + wheelKeys(true) + Self.wrapping(true))
    endwin()
  }

  /// Takes on the window's present size; says whether it is another.
  @discardableResult
  mutating func adoptSize() -> Bool {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 else { return false }
    // A terminal may not know its size (0), or make one up that no memory could hold.
    let rows = window.ws_row == 0 ? size.rows : min(Int(window.ws_row), 500)
    let columns = window.ws_col == 0 ? size.columns : min(Int(window.ws_col), 1000)
    let now = Size(rows: rows, columns: columns)
    guard now != size else { return false }
    resize_term(Int32(rows), Int32(columns))
    size = now
    shown = nil
    mustClear = true
    if frames.giveUp() { recovers = true }
    // ncurses turns wrapping on where it writes into the last cell, as it does in tiny windows.
    frames.send(Self.wrapping(false))
    return true
  }

  // MARK: - What the terminal is

  private static func terminalType() throws(TerminalError) -> String {
    guard let name = environment("TERM") else { throw .noTerminalType }
    switch ncs_check_terminal(name, STDOUT_FILENO) {
    case 1: return name
    case 0: throw .unknownTerminalType(name)
    default: throw .noCursorAddressing(name)
    }
  }

  /// Whether the terminal marks what is pasted: terminfo says so, or its name is known for it.
  private static func knowsPaste(_ name: String) -> Bool {
    if ncs_capability("BE") != nil { return true }
    let families = [
      "xterm", "screen", "tmux", "rxvt", "alacritty", "foot", "kitty", "wezterm", "vte", "gnome",
      "konsole", "ghostty", "contour", "mintty", "st-",
    ]
    return families.contains { name.hasPrefix($0) }
  }

  /// What has the terminal go on in the next row after the last column, or not.
  private static func wrapping(_ wraps: Bool) -> [UInt8] {
    var bytes = [CChar](repeating: 0, count: 40)
    let count = ncs_wrapping_string(&bytes, bytes.count, wraps)
    return bytes[..<count].map(UInt8.init(bitPattern:))
  }

  /// What puts a terminal right that was cut off anywhere.
  func recovery(cursor: Bool) -> [UInt8] {
    var bytes = [CChar](repeating: 0, count: 80)
    let count = ncs_recovery_string(&bytes, bytes.count, cursor)
    return bytes[..<count].map(UInt8.init(bitPattern:))
      + bracketingPastes(true)
  }

  /// What has the terminal mark the beginning and end of what is pasted, or not.
  private func bracketingPastes(_ brackets: Bool) -> [UInt8] {
    knowsPaste ? Array("\u{1b}[?2004\(brackets ? "h" : "l")".utf8) : []
  }

  /// What has the terminal keep the wheel from being sent as arrow keys, which would take steps, or
  /// restores what it did before; a terminal that knows no such mode ignores it.
  private func wheelKeys(_ isRestored: Bool) -> [UInt8] {
    knowsPaste ? Array((isRestored ? "\u{1b}[?1007r" : "\u{1b}[?1007s\u{1b}[?1007l").utf8) : []
  }

  private static func startColors(_ wanted: Bool?) -> Int {
    guard wanted ?? (environment("NO_COLOR") == nil), has_colors(), start_color() == OK else {
      return 0
    }
    switch ncs_colors() {
    case ..<8: return 0
    case ..<16: return 8
    case ..<256: return 16
    case 256...1024: return 256
    // A terminal of direct colours, where only the first eight numbers are a palette.
    default: return 8
    }
  }
}

/// The value of an environment variable; `nil` if it is unset or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value[0] != 0 else { return nil }
  return String(cString: value)
}

private func lastError() -> String { String(cString: strerror(errno)) }

/// Sets the locale of characters, and of nothing else: numbers keep their decimal points.
private func setUpLocale() -> Bool {
  if setlocale(LC_CTYPE, "") == nil {
    // A locale that is not installed here, but that says what the terminal understands.
    let wanted = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? ""
    let folded = wanted.uppercased()
    if folded.hasSuffix("UTF-8") || folded.hasSuffix("UTF8") { setlocale(LC_CTYPE, "C.UTF-8") }
  }
  return String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8"
}
