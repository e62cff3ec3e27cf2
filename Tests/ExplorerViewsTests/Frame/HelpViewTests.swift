import Backprop
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// The keys, the commands and the marks, on as many pages as they need.
@Suite struct HelpViewTests {
  private func state(isASCII: Bool = false) -> State {
    var state = Lessons.made([2, 2, 1])
    if isASCII { state.display.restrictToASCII() }
    state.receive(.action(.help), budget: 1)
    return state
  }

  /// The rows between the rule and the hints of one page after the other.
  private func pages(_ state: State, rows: Int, columns: Int) -> [[Substring]] {
    var state = state
    var pages: [[Substring]] = []
    while pages.count < 10 {
      let lines = state.screen(rows: rows, columns: columns).split(
        separator: "\n", omittingEmptySubsequences: false)
      let page = Array(lines[2..<(rows - 1)])
      if page == pages.first { break }
      pages.append(page)
      state.receive(.scroll(1, isPage: true), budget: 1)
    }
    return pages
  }

  @Test(arguments: [(24, 80), (40, 120), (60, 200)], [false, true])
  func allKeysAndCommandsFit(size: (rows: Int, columns: Int), isASCII: Bool) {
    let state = state(isASCII: isASCII)
    let pages = pages(state, rows: size.rows, columns: size.columns)
    #expect((pages.count > 1) == (size.rows < 60))
    let text = pages.joined().joined(separator: "\n")
    #expect(!text.contains("…"))
    let words = Set(text.split { $0.isWhitespace })
    for binding in KeyMap.standard.bindings {
      let keys = binding.keys.map { KeyMap.name(of: $0.key, isASCII: isASCII) }
      #expect(text.contains(keys.joined(separator: " ")), "\(keys)")
      for word in binding.words.split(separator: " ")
      where word.unicodeScalars.allSatisfy(\.isASCII) {
        #expect(words.contains(word), "\(word)")
      }
    }
    for command in ExplorerCommand.Word.allCases {
      #expect(text.contains(":\(command.rawValue) ") || text.contains(":\(command.rawValue)\n"))
      for word in "\(command.usage) \(command.sentence)".split(separator: " ").dropFirst() {
        #expect(words.contains(word), "\(word)")
      }
    }
    // What has no key is found as a command.
    #expect(text.contains(":big") && text.contains(":go to cursor"))
    for word in ["MARKS", "thicker", "a weight below 0", "forward, backward"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  @Test func titleStaysAndHintsAreOfTheHelp() {
    let lines = state().screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix(" Backstep"))
    #expect(lines[1].hasPrefix(" ── keys ──"))
    #expect(lines[1].contains("page 1 of 4 ──"))
    #expect(lines[23].hasPrefix(" pgdn pgup pages  / search  esc close  q quit"))
  }

  /// The keys that everybody needs stand on the first page.
  @Test(arguments: [false, true]) func subjectsKeepTheirOrder(isASCII: Bool) throws {
    let pages = pages(state(isASCII: isASCII), rows: 24, columns: 80)
    for heading in ["STEP", "RUN", "SELECT AND CHANGE", "SEE"] {
      #expect(pages[0].contains { $0.contains(heading) }, "\(heading)")
    }
    #expect(!pages[0].contains { $0.contains("COMMANDS") })
  }

  private func press(_ key: Key, _ state: inout State) {
    if let input = KeyMap.standard.input(for: key, in: state) { state.receive(input, budget: 1) }
  }

  @Test(arguments: [Key.character(" "), .pageDown, .down])
  func keysTurnThePagesAndComeRoundAgain(key: Key) {
    var state = state()
    let titles = [key, key, key, key, .pageUp].map { key in
      press(key, &state)
      return state.screen(rows: 24, columns: 80).split(separator: "\n")[1]
    }
    for (title, page) in zip(titles, [2, 3, 4, 1, 4]) {
      #expect(title.contains("page \(page) of 4"))
    }
    #expect(!state.movement.playback.isRunning)
  }

  private func searched(_ text: String) -> State {
    var state = state()
    for key in "/\(text)".unicodeScalars.map(Key.character) { press(key, &state) }
    return state
  }

  @Test func searchingNarrowsToTheLinesThatHaveTheText() {
    let lines = searched("pAg").screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1].hasPrefix(" ── keys with pAg ──"))
    #expect(lines[22] == " /pAg")
    let text = lines[2..<22].joined(separator: "\n")
    #expect(text.contains("pgdn pgup  next, previous page"))
    #expect(text.contains(":next page, "))
    #expect(text.contains(":page 3"))
    #expect(!text.contains("STEP") && !text.contains("MARKS") && !text.contains("quit"))
    // Commands that keys do are found by their names, too.
    #expect(searched(":furthest").screen(rows: 24, columns: 80).contains(" :furthest"))
    #expect(searched("^R").screen(rows: 24, columns: 80).contains("redo a change"))
    #expect(
      searched("xyzzy").screen(rows: 24, columns: 80).contains("Nothing here has these letters."))
  }

  @Test func escapeEndsTheSearchThenTheHelp() {
    var state = searched("step")
    press(.escape, &state)
    #expect(state.typing.prompt == nil && state.display.helpSearch == nil)
    #expect(state.display.isHelpShown)
    for key in [Key.character("/"), .character("r"), .enter] { press(key, &state) }
    #expect(state.typing.prompt == nil && state.display.helpSearch == "r")
    press(.escape, &state)
    #expect(state.display.helpSearch == nil && state.display.isHelpShown)
    press(.escape, &state)
    #expect(!state.display.isHelpShown)
  }

  @Test func whatIsTypedIsSeenOverTheHelp() throws {
    var state = state()
    press(.character(":"), &state)
    press(.character("e"), &state)
    let lines = state.screen(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[22] == " :e")
    #expect(lines[11].hasPrefix(" ── commands ──"))
  }
}
