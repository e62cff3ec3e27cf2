import Explorer
import ExplorerViews
import LessonSupport
import Testing

/// The weights that were tried, below the data.
struct TrialsTableTests {
  /// Another weight is tried before the first step.
  private func tried(_ weights: [String], steps: Int) throws -> State {
    var state = try Lessons.shipped("one-weight")
    for weight in weights {
      state.receive(.action(.command), budget: .max)
      state.receive(.text("weights w1 \(weight)"), budget: .max)
      state.receive(.submit, budget: .max)
    }
    return state.after(steps)
  }

  @Test func aBlankRowPartsThemFromTheData() throws {
    // At the update of the first epoch the present weight is the one that was tried last.
    let lines = try tried(["4", "2", "3"], steps: 32).screen(rows: 24, columns: 80)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains("── tried ") })
    #expect(lines[row].contains(" E = mean"))
    #expect(lines[row - 1].dropFirst(48).allSatisfy { $0 == " " }, "\(lines[row - 1])")
    #expect(lines[row + 1].dropFirst(49).hasPrefix("▸ w1 3"), "\(lines[row + 1])")
    #expect(!lines.contains { $0.contains("mean of error²") })
  }

  /// What training came to was not tried: its E stands below the data.
  @Test func theMeanStaysWhereNoTrialHasIt() throws {
    let screen = try tried(["4", "2", "3"], steps: 36).screen(rows: 24, columns: 80)
    #expect(screen.contains("mean of error²  E"))
    #expect(screen.contains("── tried ") && !screen.contains("E = mean"))
  }

  /// Of all examples an update marks none, and trying the weight is one key away.
  @Test func anUpdateFromAllIsOfNoExampleAlone() throws {
    for (steps, marks) in [(20, 1), (32, 0)] {
      let lines = try tried([], steps: steps).screen(rows: 24, columns: 80)
        .split(separator: "\n").map(String.init)
      let data = try #require(lines.firstIndex { $0.contains("── data ") })
      let rows = lines[data + 2..<data + 5].map { $0.dropFirst(48) }
      #expect(rows.count { $0.contains("▸") } == marks, "\(rows)")
      #expect(lines.last?.contains("= set w1") == true)
      // Nor has it the input and the output of one beside the new weight, whose product they are not.
      let values = lines[3].dropFirst(48).split(separator: " ")
      #expect((values == ["3", "→", "▸2.6667◂", "▾"]) == (steps == 32), "\(values)")
      let sentence = "The curve of E rises to the right, so w1 moves to the left, by 0.3333."
      #expect(lines.contains { $0.contains(sentence) } == (steps == 32))
      // Where its gradient comes from is said with the factors of each example.
      let factors = "mean ∂E/∂w1 = mean of 2·error·x = (2·0·0 + 2·1·1 + 2·2·2)/3 = 3.333333333"
      #expect(lines.contains { $0.contains(factors) } == (steps == 32))
    }
  }
}
