import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import TestSupport
import Testing
import TextScreen

/// What a reader does on a page changes no other page.
@Suite struct PageFidelityTests {
  private static let sizes = [Size(rows: 24, columns: 80), Size(rows: 60, columns: 200)]

  /// The screens of a page, but for the row of messages.
  private func screens(_ state: State) -> [ScreenBuffer] {
    Self.sizes.map { size in
      var buffer = Screen.render(state, size: size, colors: 256)
      buffer.fill(Rect(row: size.rows - 2, column: 0, rows: 1, columns: size.columns))
      return buffer
    }
  }

  private func open(_ name: String) throws -> State {
    var state = State(try ShippedLessons.lesson(name))
    state.lessonNames = ShippedLessons.names
    state.finish()
    return state
  }

  /// Says where two screens differ first.
  private func expectSame(_ state: State, _ fresh: [ScreenBuffer], _ place: String) {
    for (found, wanted) in zip(screens(state), fresh) where found != wanted {
      let lines = zip(found.text().split(separator: "\n"), wanted.text().split(separator: "\n"))
      let line = lines.first { $0 != $1 }
      Issue.record("\(place): \(line?.0 ?? "styles") ≠ \(line?.1 ?? "")")
      return
    }
  }

  @Test(arguments: ShippedLessons.names)
  func everyPageShowsWhatAFreshVisitShows(name: String) throws {
    var state = try open(name)
    let pages = state.lesson.pages
    var fresh = [screens(state)]
    for _ in pages.dropFirst() {
      state.act(.nextPage)
      fresh.append(screens(state))
    }
    var source = SeededGenerator(seed: name.utf8.reduce(7) { 31 &* $0 &+ UInt64($1) })
    var changed = 0
    state = try open(name)
    for index in pages.indices.dropFirst() {
      let before = state.run.journal.edits
      // What is changed before it such a page goes on with.
      if !pages[index].keepsChanges { WhatIf.make(in: &state, using: &source) }
      if state.run.journal.edits != before || state.belongings.replacedRuns.countAwake > 0 {
        changed += 1
      }
      state.act(.nextPage)
      // A branch may be another page's.
      if state.reading.page != index { state.command("page \(index + 1)") }
      #expect(state.reading.page == index)
      expectSame(state, fresh[index], "page \(index + 1) of \(name)")
      #expect(state.reading.keptRuns.count <= 8)
    }
    #expect(4 * changed >= pages.count)
    // Any way leads to the same page.
    for _ in 0..<10 {
      WhatIf.make(in: &state, using: &source)
      let index = Int.random(in: pages.indices, using: &source)
      if pages[index].keepsChanges { continue }
      if state.reading.page == index + 1, !state.reading.isFolded {
        state.act(.previousPage)
      } else {
        state.command("page \(index + 1)")
      }
      expectSame(state, fresh[index], ":page \(index + 1) of \(name)")
    }
  }

  @Test(arguments: ["worked-example", "momentum", "never-settles", "one-weight"])
  func aPageThatWasNotVisitedIsTheSame(name: String) throws {
    var state = try open(name)
    let last = state.lesson.pages.count
    for _ in 1..<last { state.act(.nextPage) }
    let fresh = screens(state)
    state = try open(name)
    state.command("page \(last)")
    expectSame(state, fresh, ":page \(last) of \(name)")
  }
}

/// What a reader may try.
private enum WhatIf {
  static func make(in state: inout State, using source: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...3, using: &source) { act(in: &state, using: &source) }
  }

  private static func act(in state: inout State, using source: inout SeededGenerator) {
    let parameter = state.explainer.symbols.parameter(
      Int.random(in: 0..<state.shape.parameterCount, using: &source))
    let value = Double(Int.random(in: -30...30, using: &source)) / 10
    switch Int.random(in: 0..<16, using: &source) {
    case 0: state.command("weights \(parameter) \(value)")
    case 1: state.command("set rate \(abs(value) + 0.1)")
    case 2: state.command("seed \(Int.random(in: 2...99, using: &source))")
    case 3: state.command("set batch \(Bool.random(using: &source) ? "full" : "1")")
    case 4: state.command("set \(settings.randomElement(using: &source) ?? "epochs 5")")
    case 5: state.change(parameter, to: "\(value)")
    case 6: state.change(state.run.network.inputNames.first ?? parameter, to: "\(value)")
    case 7: state.change("target_\(state.run.network.unitNames.last?[0] ?? "")", to: "0.4")
    case 8: state.change(state.run.network.unitNames[0][0], to: "tanh")
    case 9:
      state.act(.reset)
      state.receive(.text(Bool.random(using: &source) ? "y" : "w"), budget: .max)
    case 10: state.act(.undo)
    case 11: state.act(.redo)
    case 12: state.command("branch 1")
    case 13: state.act(.close)
    case 14:
      state.act(.forward(.epoch))
      state.change(parameter, to: "\(value)")
      state.act(.back(.example))
      state.change(parameter, to: "\(value + 1)")
    default: state.command("panel check")
    }
    if Bool.random(using: &source) {
      state.act(.forward(.step))
      state.act(.forward(.example))
    }
    if Bool.random(using: &source) { state.act(.back(.unit)) }
  }

  private static let settings = [
    "momentum 0.8", "optimizer momentum", "optimizer adam", "order shuffled", "epochs 3",
    "stop-error 0.01", "patience 2", "weight-decay 0.1", "l1 0.1", "schedule step:2:0.5",
    "damping 0.3", "not-settled continue", "bias trained", "bias fixed", "reduction sum",
    "update sequential", "stop-classified true",
  ]
}

extension State {
  fileprivate mutating func finish() {
    var passes = 0
    while isBusy, passes < 100_000 {
      pass(seconds: 0.1, budget: 1_000_000_000)
      passes += 1
    }
  }

  fileprivate mutating func act(_ action: Action) {
    receive(.action(action), budget: 1_000_000_000)
    finish()
  }

  fileprivate mutating func command(_ text: String) {
    receive(.action(.command), budget: .max)
    receive(.text(text), budget: .max)
    receive(.submit, budget: 1_000_000_000)
    leaveRefusedLine()
    finish()
  }

  private mutating func leaveRefusedLine() {
    if typing.prompt?.isRefused == true { receive(.action(.close), budget: .max) }
  }

  /// Sets what has a name, as `=` does.
  fileprivate mutating func change(_ name: String, to value: String) {
    command("select \(name)")
    act(.edit)
    receive(.text(value), budget: .max)
    receive(.submit, budget: 1_000_000_000)
    leaveRefusedLine()
    finish()
  }
}
