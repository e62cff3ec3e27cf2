import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// A moment of the explorer whose whole screen is kept; see `GoldenFile`.
struct GoldenScreen: Sendable, CustomTestStringConvertible {
  let subject: String
  let size: Size
  let theme: Settings.Theme
  let isASCII: Bool
  let state: @Sendable () throws -> State

  var name: String {
    "\(subject)-\(size.columns)x\(size.rows)-\(isASCII ? "ascii" : theme.rawValue)"
  }

  var testDescription: String { name }

  /// How many colours the terminal has.
  var colors: Int { theme == .mono ? 0 : 256 }

  /// The screen as it is now.
  func drawn() throws -> ScreenBuffer {
    var state = try state()
    if isASCII { state.display.restrictToASCII() }
    switch theme {
    case .dark, .light: state.display.adopt(isLightGround: theme == .light)
    case .auto, .contrast, .mono: state.display.choose(theme)
    }
    return Screen.render(state, size: size, colors: colors)
  }

  static let all = designed + panels + forms

  private static let small = Size(rows: 24, columns: 80)
  private static let usual = Size(rows: 40, columns: 120)
  private static let wide = Size(rows: 60, columns: 200)

  /// One moment in several looks; a look without a theme is that of ASCII.
  private static func screens(
    _ subject: String, _ looks: [(size: Size, theme: Settings.Theme?)],
    _ state: @escaping @Sendable () throws -> State
  ) -> [GoldenScreen] {
    looks.map { look in
      GoldenScreen(
        subject: subject, size: look.size, theme: look.theme ?? .dark, isASCII: look.theme == nil,
        state: state)
    }
  }

  /// A lesson that comes with the program and its data, its pages closed.
  private static func lesson(_ name: String) throws -> State {
    var state = State(try ShippedLessons.lesson(name))
    state.reading.page = nil
    state.display.focus = .network
    return state
  }

  // MARK: - The moments of the designed screens

  private static let designed =
    screens(
      "worked-example-step-24",
      [
        (small, .dark), (small, .light), (small, .contrast), (small, .mono), (small, nil),
        (usual, .dark), (usual, .light), (usual, .mono), (wide, .dark), (wide, .light),
        (wide, .contrast), (wide, nil),
      ]
    ) { try lesson("worked-example").after(24) }
    + screens("worked-example-net-h1", [(small, .dark)]) {
      try lesson("worked-example").after(3)
    }
    + screens("worked-example-step-25", [(small, .dark), (small, nil)]) {
      try lesson("worked-example").after(25)
    }
    + screens("worked-example-check", [(small, .dark), (usual, .contrast)]) {
      try lesson("worked-example").after(60)
    }
    + screens("worked-example-first-page", [(small, .dark), (usual, .dark), (wide, .dark)]) {
      try lesson("worked-example").onPage(0)
    }
    + screens("one-weight-page-3", [(small, .dark), (usual, .light)]) {
      try lesson("one-weight").onPage(2)
    }
    + screens("xor-running", [(small, .dark), (usual, .dark), (wide, .dark), (usual, .mono)]) {
      var state = try lesson("xor").after(40_000)
      state.receive(.action(.toggleRun), budget: .max)
      return state
    }
    + screens("iris-update", [(small, .dark), (usual, .dark), (usual, .light), (wide, .dark)]) {
      try lesson("iris").after(90)
    }
    + screens("diverged", [(small, .dark), (usual, .dark), (small, .mono)]) {
      var state = Lessons.made([2, 2, 1], activation: .linear, rate: 1e9)
      state.receive(.action(.toggleRun), budget: .max)
      for _ in 0..<200 where state.movement.playback.isRunning {
        state.pass(seconds: 0.25, budget: 1_000)
      }
      return state
    }
    + screens("help", [(small, .dark), (usual, .dark), (small, nil)]) {
      var state = try lesson("worked-example")
      state.display.isHelpShown = true
      return state
    }
    + screens("help-page-2", [(small, .dark), (small, nil)]) {
      var state = try lesson("worked-example")
      state.display.isHelpShown = true
      state.display.helpPage = 1
      return state
    }
    + screens("help-search", [(small, .dark), (usual, .light)]) {
      var state = try lesson("worked-example")
      state.display.isHelpShown = true
      state.receive(.search, budget: .max)
      state.receive(.text("page"), budget: .max)
      return state
    }
    + screens("too-small", [(Size(rows: 18, columns: 60), .dark)]) {
      try lesson("worked-example").after(24)
    }
    + screens("big", [(usual, .dark), (wide, .light)]) {
      var state = try lesson("worked-example").after(24)
      state.display.isBig = true
      return state
    }
    + screens("command-prompt", [(small, .dark), (usual, .light)]) {
      var state = try lesson("worked-example").after(24)
      state.receive(.action(.command), budget: .max)
      state.receive(.text("set ra"), budget: .max)
      return state
    }
    + screens("selected-weight", [(small, .dark), (usual, .dark), (wide, .dark)]) {
      var state = try lesson("worked-example").after(60)
      state.select("w1")
      return state
    }

  // MARK: - Every panel

  private static let panels: [GoldenScreen] = Panel.allCases.flatMap { panel in
    screens("panel-\(panel.rawValue)", [(small, .dark), (usual, .light), (wide, .dark)]) {
      var state = try subject(of: panel)
      state.display.focus = panel
      state.display.isZoomed = true
      return state
    }
  }

  /// Where a panel has something to show.
  private static func subject(of panel: Panel) throws -> State {
    switch panel {
    case .network, .calculation, .partials, .algorithm, .steps:
      return try lesson("worked-example").after(40)
    case .weightError:
      var state = try lesson("worked-example").after(24)
      state.select("w5")
      return state
    case .valley:
      var state = try lesson("worked-example").after(6_000)
      state.display.focus = .valley
      while state.isBusy { state.pass(seconds: 0.05, budget: .max) }
      return state
    case .error, .answers: return try lesson("xor").after(40_000)
    case .weights: return try lesson("iris").after(90)
    case .data, .classes: return try lesson("iris").after(9_000)
    case .images: return try lesson("digits").after(4_000)
    case .settling: return try lesson("settle").after(60)
    case .branches:
      var state = try lesson("worked-example").after(130)
      state.type("set rate 2")
      state.type("go 70")
      state.type("weights w5 2")
      return state
    case .stops, .hits, .jumps, .marks, .differences, .findings:
      var state = try lesson("worked-example").after(600)
      for text in [
        "break w5 < 0", "break E < 0.2", "find w5 changes sign", "go 61",
        "note Here the second epoch begins.", "go dE/dw1",
      ] {
        state.type(text)
      }
      state.receive(.action(.mark), budget: .max)
      state.receive(.text("a"), budget: .max)
      state.type("diff 60")
      state.display.focus = panel
      for _ in 0..<1_000 where state.isBusy { state.pass(seconds: 0.1, budget: 100_000) }
      return state
    case .paper:
      var state = try lesson("practice").after(35)
      let paper = "symbol,value\nnet_h1,-0.57\nout_h1,0.275\nE_total,0.23\ndE/dout_h1,-0.0343\n"
      _ = state.mark(Array(paper.utf8), named: "mine.csv", budget: .max)
      return state
    case .check:
      var state = try lesson("worked-example").after(24)
      state.receive(.action(.checkGradients), budget: .max)
      for _ in 0..<1_000 where state.isBusy { state.pass(seconds: 0.1, budget: 100_000) }
      return state
    }
  }

  // MARK: - Every form of the network

  private static let forms =
    screens("form-chips", [(small, .dark), (usual, .mono)]) {
      Lessons.made([4, 5, 3], examples: 6).after(70)
    }
    + screens("form-maps", [(small, .dark), (usual, .dark), (wide, .light), (small, nil)]) {
      LargeNetworks.moved(LargeNetworks.state([64, 32, 10]), to: 900)
    }
    + screens("form-pictures", [(small, .dark), (usual, .dark), (wide, .dark), (usual, .light)]) {
      try lesson("digits").after(6_000)
    }
    + screens(
      "form-ring", [(small, .dark), (usual, .dark), (usual, .light), (wide, .dark), (small, nil)]
    ) {
      try lesson("settle").after(60)
    }
    + screens("form-matrix", [(small, .dark), (usual, .dark), (small, .mono)]) {
      try lesson("attractor").after(44)
    }
}

extension State {
  /// Opens a page, counted from 0.
  fileprivate func onPage(_ index: Int) -> State {
    var state = self
    for _ in 0...index { state.receive(.action(.nextPage), budget: .max) }
    for _ in 0..<1_000 where state.isBusy { state.pass(seconds: 0.1, budget: 1_000_000) }
    return state
  }

  /// Types a command after `:`.
  fileprivate mutating func type(_ command: String) {
    receive(.action(.command), budget: .max)
    receive(.text(command), budget: .max)
    receive(.submit, budget: .max)
  }

  fileprivate mutating func select(_ name: String) { type("select \(name)") }
}
