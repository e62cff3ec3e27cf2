import Backprop
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct HelpViewTests {
  /// Without blanks, so that words that went on in the next line are found as well.
  private func packed(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private func help(rows: Int, columns: Int, isASCII: Bool = false, scroll: Int = 0) -> String {
    var state = Lessons.made([2, 2, 1])
    if isASCII { state.display.restrictToASCII() }
    state.display.isHelpShown = true
    state.display.helpScroll = scroll
    return state.screen(rows: rows, columns: columns)
  }

  @Test(arguments: [(24, 80), (40, 120), (60, 200)], [false, true])
  func allKeysFit(size: (rows: Int, columns: Int), isASCII: Bool) {
    let text = help(rows: size.rows, columns: size.columns, isASCII: isASCII)
    #expect(text.contains("scroll") == (size.rows == 24))
    #expect(text.contains("esc closes"))
    for binding in KeyMap.bindings {
      let keys = binding.keys.map { KeyMap.name(of: $0.key, isASCII: isASCII) }
      #expect(packed(text).contains(packed(keys.joined())), "\(keys)")
      // A word that stands at a line's end may be followed by the other column's.
      for word in binding.words.split(separator: " ")
      where word.unicodeScalars.allSatisfy(\.isASCII) {
        #expect(text.contains(word), "\(word)")
      }
    }
  }

  @Test func titleAndHintsStay() {
    let lines = help(rows: 24, columns: 80).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix(" Backstep"))
    #expect(lines[1].hasPrefix(" ── keys ──"))
    #expect(lines[23].contains("? help"))
  }

  /// On the smallest screen they stand after the keys, and the rule says that there is more.
  @Test(arguments: [false, true])
  func marksAreExplained(isASCII: Bool) {
    #expect(help(rows: 24, columns: 80, isASCII: isASCII).contains("1–21 of ") != isASCII)
    for text in [
      help(rows: 24, columns: 80, isASCII: isASCII, scroll: 1000),
      help(rows: 40, columns: 120, isASCII: isASCII),
    ] {
      #expect(text.contains("MARKS"))
      for words in ["this step computes it", "a weight below 0", "forward, backward"] {
        #expect(text.contains(words), "\(words)")
      }
    }
  }
}

@Suite struct TooSmallViewTests {
  @Test func theStepStaysReadable() throws {
    let state = try Lessons.shipped("worked-example").after(24)
    #expect(
      state.screen(rows: 18, columns: 60).split(separator: "\n").map(String.init) == [
        " Backstep", " This window is 60×18. Backstep needs 80×24.",
        " Make the window larger, or the letters smaller.",
        " Nothing is lost; stepping still works:", " ◀ BACKWARD  epoch 1  step 24",
        " ∂E/∂w5 = δ_o1 · ∂net_o1/∂w5", "        = 0.138498562 · 0.593269992",
        "        = ▸0.082167041◂", " → step  ← back  q quit",
      ])
  }

  @Test func lessRoomLeavesTheStepForLast() throws {
    let text = try Lessons.shipped("worked-example").after(24).screen(rows: 7, columns: 40)
    #expect(text.contains("Backstep needs 80×24."))
    #expect(text.contains("▸0.082167041◂"))
    #expect(text.contains("→ step"))
  }

  @Test func theSmallestSaysWhatItNeeds() throws {
    var state = try Lessons.shipped("worked-example").after(24)
    #expect(state.screen(rows: 3, columns: 20) == "80×24 needed\n\n")
    #expect(state.screen(rows: 1, columns: 5) == "80×24")
    #expect(state.screen(rows: 1, columns: 1) == "8")
    state.display.restrictToASCII()
    #expect(state.screen(rows: 1, columns: 12) == "80x24 needed")
  }
}
