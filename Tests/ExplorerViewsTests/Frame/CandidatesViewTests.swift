import Backprop
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// The list above the prompt.
@Suite struct CandidatesViewTests {
  private func typed(_ text: String, tabs: Int = 0) throws -> State {
    var state = try Lessons.shipped("worked-example").after(24)
    state.receive(.action(.command), budget: 1)
    state.receive(.text(text), budget: 1)
    for _ in 0..<tabs { state.receive(.complete, budget: 1) }
    return state
  }

  private func lines(_ state: State, rows: Int = 24, columns: Int = 80) -> [Substring] {
    state.screen(rows: rows, columns: columns).split(
      separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func eachCommandStandsThereWithItsKeyAndWhatItDoes() throws {
    let lines = lines(try typed("epo"))
    #expect(lines[22] == " :epo")
    #expect(lines[19].hasPrefix(" ── commands ──"))
    #expect(lines[20] == "   epoch       e  one epoch on")
    #expect(lines[21] == "   back epoch  E  one epoch back")
  }

  @Test func aLongListIsScrolledToWhatWasWalkedTo() throws {
    let all = lines(try typed(""))
    #expect(all[11].hasPrefix(" ── commands ──") && all[11].contains("1–10 of "))
    #expect(all[12].hasPrefix("   go "))
    let walked = lines(try typed("", tabs: 12))
    #expect(walked[11].contains("11–20 of "))
    let marked = walked.filter { $0.hasPrefix(" ▸ ") }
    #expect(marked.count == 1)
    #expect(walked[22].count > 2)
    #expect(marked.first?.hasPrefix(" ▸ \(walked[22].dropFirst(2))") == true)
  }

  @Test func itGivesWayToWhyALineWasRefused() throws {
    var state = try typed("epohc")
    state.receive(.submit, budget: 1)
    #expect(!lines(state).contains { $0.contains("commands ──") })
    state.receive(.edit(.deleteWord), budget: 1)
    #expect(lines(state).contains { $0.contains("commands ──") })
  }

  @Test(arguments: [(24, 80), (40, 120), (60, 200)], [false, true])
  func everyCommandIsReadWhole(size: (rows: Int, columns: Int), isASCII: Bool) throws {
    var state = try typed("")
    if isASCII { state.display.restrictToASCII() }
    for candidate in state.candidates {
      state.receive(.complete, budget: 1)
      let lines = lines(state, rows: size.rows, columns: size.columns)
      let row = try #require(lines.first { $0.hasPrefix(isASCII ? " > " : " ▸ ") })
      #expect(row.contains(candidate.text))
      switch candidate.subject {
      case .action(let action):
        let (keys, words) = KeyMap.standard.keysAndWords(of: action)
        for key in keys { #expect(row.contains(KeyMap.name(of: key, isASCII: isASCII))) }
        if !isASCII { #expect(row.contains(words), "\(candidate.text)") }
      case .word(let word): #expect(row.contains(word.sentence), "\(candidate.text)")
      case .operand: Issue.record("\(candidate.text) is no command")
      }
    }
  }

  /// No second table says what a key says already.
  @Test(arguments: Action.all) func anActionHasASentenceWhereItsKeysSayTwoThings(action: Action) {
    let binding = KeyMap.standard.bindings.first { $0.keys.contains { $0.action == action } }
    let isSaidByItsKey = binding?.keys.count == 1
    #expect((action.sentence == nil) == isSaidByItsKey)
  }
}
