import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// Which panels a wide screen has, and where.
@Suite struct WideScreenTests {
  private static let lessons = ["worked-example", "xor", "settle", "one-weight"]

  private func rule(_ panel: Panel) -> String {
    let title =
      switch panel {
      case .weightError: "error over w"
      case .valley: "E over w"
      case .weights: "weights, from → to"
      default: panel.title
      }
    return "── \(title)"
  }

  // Of one weight E over it has the first place of all.
  @Test(arguments: [("worked-example", Panel.valley), ("settle", .settling)])
  func aPictureStandsBesideTheErrors(lesson: String, picture: Panel) throws {
    let state = try Lessons.shipped(lesson).after(1)
    func isBeside(rows: Int, columns: Int) -> Bool {
      state.screen(rows: rows, columns: columns).split(separator: "\n").contains {
        $0.hasPrefix(" " + rule(.error)) && $0.contains("  " + rule(picture))
      }
    }
    #expect(isBeside(rows: 60, columns: 200))
    #expect(!isBeside(rows: 60, columns: 120))
  }

  /// The steps leave it its rows, and what they do not need themselves.
  @Test(arguments: ["worked-example", "xor", "circle", "iris", "gauss", "settle", "saturation"])
  func theWholeAlgorithmStandsBelowTheSteps(lesson: String) throws {
    let state = try Lessons.shipped(lesson).after(1)
    let lines = state.screen(rows: 60, columns: 200).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.dropFirst(140) }
    let steps = try #require(lines.firstIndex { $0.contains(rule(.steps)) })
    let algorithm = try #require(lines.firstIndex { $0.contains(rule(.algorithm)) })
    #expect(steps < algorithm && lines[algorithm + 11].contains("11 return the network"))
    // The names of the course are told in those of the screen.
    #expect(lines[algorithm + 4].hasSuffix(" net, out") && lines[algorithm + 9].hasSuffix(" w⁺"))
  }

  /// E of an example that does not settle is that of some sweep: its pictures say so where they are asked
  /// for, and how it goes on has their places.
  @Test func whatDoesNotSettleHasNoPictureOfItsError() throws {
    let words = "does not settle: E is that of its last sweep"
    func flat(_ lesson: String) throws -> (text: String, panels: [Panel]) {
      let state = try Lessons.shipped(lesson).after(1)
      let size = Size(rows: 60, columns: 200)
      return (state.panel(.valley), Screen.panels(of: state, size: size))
    }
    let (unsettled, settled) = (try flat("never-settles"), try flat("settle"))
    #expect(unsettled.text.contains(words) && !settled.text.contains(words))
    let pictures: Set<Panel> = [.valley, .weightError]
    #expect(pictures.isDisjoint(with: unsettled.panels) && unsettled.panels.contains(.settling))
    #expect(pictures.isSubset(of: settled.panels))
  }

  /// At 80 columns a narrow network leaves room for what it answers; a wide one does not.
  @Test(arguments: [("gauss", true), ("circle", false), ("iris", false)])
  func aNarrowNetworkHasItsAnswersBesideIt(lesson: String, hasThem: Bool) throws {
    var state = try Lessons.shipped(lesson).after(1)
    state.display.focus = .network
    let panels = Screen.panels(of: state, size: Size(rows: 24, columns: 80))
    #expect(panels.contains(.network) && panels.contains(.answers) == hasThem, "\(panels)")
  }

  @Test func theTitleSpeaksOfBiasesWhereThereAreSome() throws {
    func title(_ lesson: String) throws -> Substring {
      try Lessons.shipped(lesson).screen(rows: 60, columns: 200).prefix { $0 != "\n" }
    }
    #expect(try !title("one-weight").contains("biases"))
    #expect(try title("xor").contains("biases trained"))
  }

  @Test func theAnswersOfOneWeightStandBesideItsDataWhereTheyAreAskedFor() throws {
    var state = try Lessons.shipped("one-weight").after(1)
    state.display.focus = .data
    let lines = state.screen(rows: 40, columns: 120).split(separator: "\n")
    let columns = try #require(lines.first { $0.contains("x desired") })
    #expect(columns.contains("|error|"))
    for panel in [Panel.answers, .data, .partials, .algorithm, .steps] {
      #expect(lines.count { $0.contains(rule(panel) + " ─") } == 1, "\(panel)")
    }
    #expect(!lines.contains { $0.contains(rule(.weightError)) })
  }

  @Test(arguments: lessons) func everyPanelInFocusStandsThereOnce(lesson: String) throws {
    var state = try Lessons.shipped(lesson).after(1)
    let panels = Panel.allCases.filter {
      state.emptiness(of: $0) == nil && ![.network, .calculation].contains($0)
    }
    for focus in panels {
      state.display.focus = focus
      let text = state.screen(rows: 60, columns: 200)
      for panel in panels {
        let count = text.ranges(
          of: rule(panel) + ([.weightError, .valley].contains(panel) ? "" : " ─")
        ).count
        #expect(
          panel == focus ? count == 1 : count <= 1, "\(panel) \(count) \(focus) in \(text)")
      }
    }
  }

  /// What is asked for while a run is watched is drawn on nothing else.
  @Test(arguments: ["worked-example", "xor"], [(40, 120), (45, 165), (60, 200)])
  func aPanelInFocusStandsBesideTheErrorOfAWatchedRun(
    lesson: String, size: (rows: Int, columns: Int)
  ) throws {
    var state = try Lessons.shipped(lesson)
    state.reading.page = nil
    for action in [Action.fastest, .toggleRun] { state.receive(.action(action), budget: 1) }
    #expect(state.movement.isWatched)
    for focus in [Panel.algorithm, .partials, .data, .steps, .weightError] {
      state.display.focus = focus
      let text = state.screen(rows: size.rows, columns: size.columns)
      for panel in [focus, .error] {
        #expect(text.ranges(of: rule(panel)).count == 1, "\(panel) in \(text)")
      }
    }
  }

  @Test(arguments: [120, 159, 160, 168, 179, 180, 184, 200])
  func stepsHaveAColumnWhereTheirNamesAreWhole(columns: Int) throws {
    let state = try Lessons.shipped("worked-example").after(22)
    let text = state.screen(rows: 60, columns: columns)
    let hasColumn = text.contains(rule(.steps))
    #expect(hasColumn == (columns >= 180))
    #expect(!hasColumn || text.contains(#/21 ∂out_o1\/∂net_o1 .* \[?0\.186815602/#), "\(text)")
  }
}
