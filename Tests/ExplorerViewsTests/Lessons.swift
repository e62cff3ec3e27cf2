import Backprop
import Documents
import Explorer
import ExplorerViews
import TestSupport
import TextScreen

/// What the tests of the views open.
enum Lessons {
  /// Opens a lesson that comes with the program.
  ///
  /// - Parameters:
  ///   - name: its name, such as `xor`.
  ///   - change: what stands in its document in place of something else.
  /// - Returns: the lesson at its start, its pages closed and the network in focus.
  /// - Throws: what is wrong with the document, if it cannot be read.
  static func shipped(_ name: String, _ change: (from: String, to: String)? = nil) throws -> State {
    var text = try ProjectFiles.text("Assets/lessons/\(name).json")
    if let change { text = text.split(separator: change.from).joined(separator: change.to) }
    let object = try JSONReader.readObject(Array(text.utf8))
    let lesson = try LessonDocument.lesson(from: object) { reference throws(DocumentError) in
      throw DocumentError(
        at: SourceLocation(line: 1, column: 1), problem: "\(reference) is not in the lesson",
        remedy: "put it there")
    }
    var state = State(lesson)
    state.page = nil
    state.display.focus = .network
    return state
  }

  /// A network of some sizes with data of its own, the inputs first.
  static func made(
    _ sizes: [Int], examples: Int = 3, activation: Activation = .sigmoid, rate: Double = 0.5,
    batch: TrainingSettings.Batch = .examples(1), seed: UInt64 = 1
  ) -> State {
    let layers = sizes.dropFirst().map {
      (unitCount: $0, activation: activation, biases: LayerShape.Biases.perUnit)
    }
    let shape = Shape(inputCount: sizes[0], layers: layers)
    let network = Network(
      shape: shape, loss: seed.isMultiple(of: 2) ? .halfSquaredError : .meanSquaredError,
      parameters: Initializer.xavier.parameters(for: shape, seed: seed))
    var source = SeededGenerator(seed: seed)
    func row(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double.random(in: -1...1, using: &source) }
    }
    let data = DataTable(
      inputNames: (0..<sizes[0]).map { $0 == 0 ? "längë \u{1b}[31m" : "input \($0)" },
      targetNames: (0..<shape.outputCount).map { "目標\($0)" },
      examples: Examples(
        inputs: (0..<examples).map { _ in row(sizes[0]) },
        targets: (0..<examples).map { _ in row(shape.outputCount) }))
    var settings = Settings()
    settings.training.learningRate = rate
    settings.training.batch = batch
    return State(
      Lesson(
        name: "made", title: "made", aim: "An aim.", network: network, data: data,
        settings: settings))
  }
}

extension State {
  /// This state after so many steps of the run.
  func after(_ position: Int) -> State {
    var state = self
    _ = state.run.advance(to: position)
    return state
  }

  /// What a panel shows that fills a screen of a size, without the rows that every screen has.
  func panel(_ panel: Panel, rows: Int = 24, columns: Int = 80, colors: Int = 256) -> String {
    var state = self
    state.display.focus = panel
    state.display.isZoomed = true
    let lines = Screen.render(state, size: Size(rows: rows, columns: columns), colors: colors)
      .text().split(separator: "\n", omittingEmptySubsequences: false)
    var shown = lines.dropFirst(2).dropLast(2)
    while shown.last == "" { shown.removeLast() }
    return shown.joined(separator: "\n")
  }

  /// The whole screen as text.
  func screen(rows: Int, columns: Int) -> String {
    Screen.render(self, size: Size(rows: rows, columns: columns), colors: 256).text()
  }
}
