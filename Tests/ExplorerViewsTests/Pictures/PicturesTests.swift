import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import TestSupport
import Testing
import TextScreen

/// Networks whose inputs are a picture.
@Suite struct PicturesTests {
  /// Keys as a person might type them; a digit counts.
  private func typed(_ state: State, _ keys: String) -> State {
    var state = state
    for key in keys {
      let direction: Action.Direction? =
        switch key {
        case "h": .left
        case "j": .down
        case "k": .up
        case "l": .right
        default: nil
        }
      if let direction {
        state.receive(.action(.select(direction)), budget: .max)
      } else if let digit = key.wholeNumberValue {
        state.receive(.digit(digit), budget: .max)
      }
    }
    return state
  }

  private func places(of scalar: Unicode.Scalar, in buffer: ScreenBuffer) -> [Point] {
    (0..<buffer.size.rows).flatMap { row in
      (0..<buffer.size.columns).map { Point(row: row, column: $0) }
        .filter { buffer[$0].scalar == scalar }
    }
  }

  /// The left column makes room for them, while a run is watched, too, and the calculation keeps its
  /// three factors in a row.
  @Test(arguments: [
    Size(rows: 40, columns: 120), Size(rows: 45, columns: 120),
    Size(rows: 40, columns: 130), Size(rows: 42, columns: 150),
  ])
  func allUnitsHaveTheirImagesBesideTheCalculation(size: Size) throws {
    let state = LargeNetworks.moved(LargeNetworks.state([64, 32, 10]), to: 0)
    let lines = LargeNetworks.screen(state, size, colors: 256)
    for unit in 1...32 { #expect(lines.contains { $0.contains(" h\(unit)") }, "h\(unit)") }
    let gradient = try #require(state.run.pass.layout.index(of: .gradient(1_234)))
    let chain = LargeNetworks.screen(
      LargeNetworks.moved(state, to: gradient + 1), size, colors: 256)
    #expect(chain.contains { $0.contains("∂E/∂out") && $0.contains(#/· ∂net(_h20)?\/∂w1235/#) })
  }

  @Test func aWalkFromAPixelEndsAtAWeightAndItsChain() {
    let state = LargeNetworks.moved(LargeNetworks.state([64, 32, 10]), to: 0)
    // To row 3, column 5, and a picture's width on: w21.
    let pixel = typed(state, "j2j4l")
    #expect(pixel.pointing.selection == .input(20))
    let weight = typed(pixel, "8l")
    for size in LargeNetworks.sizes {
      for colors in [0, 256] {
        let one = LargeNetworks.screen(pixel, size, colors: colors)
        #expect(one.contains { $0.contains("What is i21?") })
        let other = LargeNetworks.screen(weight, size, colors: colors)
        #expect(other.contains { $0.contains("How does E change when w21 changes?") })
        #expect(other.contains { $0.contains("∂E/∂w21") && $0.contains("δ_o1") })
        // The pixel is marked in either picture: three rows under the caption.
        for lines in [one, other] {
          let caption = lines.firstIndex { $0.contains("into h1") } ?? 0
          #expect(lines[caption].contains("i21"))
          #expect(lines[caption + 3].filter { $0 == "▸" }.count >= 2)
        }
      }
    }
  }

  @Test func whatTheStepReadsAndWritesIsLit() {
    let start = LargeNetworks.state([64, 32, 10])
    // The last step of the forward pass before the error: out_o10.
    let outputs = LargeNetworks.moved(start, to: 32 * 66 + 10 * 34)
    for size in LargeNetworks.sizes {
      let lines = LargeNetworks.screen(outputs, size)
      let row = lines.first { $0.contains("▸o10") }
      #expect(row?.contains("◂") == true)
      #expect(lines.contains { $0.contains("o10 net[") })
    }
  }

  @Test func aBarIsAsLongAsItsOutput() throws {
    let start = LargeNetworks.state([64, 32, 10])
    let state = LargeNetworks.moved(start, to: 32 * 66 + 10 * 34)
    let lines = LargeNetworks.screen(state, Size(rows: 24, columns: 80))
    let values = (0..<10).map {
      state.run.pass.value(of: .activation(Unit(layer: 1, index: $0)))
    }
    let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    let lengths = lines[3..<13].map { line in
      // The target's mark may stand on it.
      line.reduce(0) { $0 + (eighths.firstIndex(of: $1) ?? -1) + 1 }
    }
    let order = values.indices.sorted { values[$0] < values[$1] }
    for (less, more) in zip(order, order.dropFirst()) {
      #expect(lengths[less] <= lengths[more] + 8, "\(values[less]) and \(values[more])")
    }
    #expect(lengths.max() ?? 0 > 8)
  }

  /// A tick and a bar that mean something else than the rest say so.
  @Test func targetAndWrongAnswerAreNamed() throws {
    let state = try Lessons.shipped("digits")
    let outputs = try #require(
      state.run.pass.layout.index(of: .activation(Unit(layer: 1, index: 9))))
    let after = LargeNetworks.moved(state, to: outputs + 1)
    let lines = LargeNetworks.screen(after, Size(rows: 24, columns: 80))
    let target = try #require(Classes.largest(of: after.run.pass.targets[...]))
    let answer = try #require(Classes.largest(of: after.run.pass.outputs[...]))
    try #require(answer != target)
    for digit in 0..<10 {
      let row = try #require(lines.dropFirst(2).first { $0.contains("d\(digit) ") })
      #expect(row.contains("target ◀") == (digit == target), "\(row)")
      #expect(row.contains(" answer ") == (digit == answer), "\(row)")
    }
  }

  /// A right answer's bar reaches the tick, and says in itself what that is.
  @Test func aRightAnswerNamesItsTarget() throws {
    var state = try Lessons.shipped("digits")
    let outputs = try #require(
      state.run.pass.layout.index(of: .activation(Unit(layer: 1, index: 9))))
    let largest = { (state: State) -> Double in
      let target = Classes.largest(of: state.run.pass.targets[...]) ?? 0
      return state.run.pass.outputs[target]
    }
    for example in 300..<1_000 {
      state = LargeNetworks.moved(
        state, to: state.run.position(ofStartOf: example) + outputs + 1)
      if largest(state) > 0.9 { break }
    }
    try #require(largest(state) > 0.9)
    let lines = LargeNetworks.screen(state, Size(rows: 24, columns: 80))
    #expect(
      lines.count { $0.contains("█target ") && $0.contains("◀") } == 1,
      "\(lines.joined(separator: "\n"))")
  }

  /// The second row of the present unit begins its numbers right under those of the first.
  @Test func numbersOfTheUnitStandBelowEachOther() throws {
    let state = LargeNetworks.moved(LargeNetworks.state([64, 32, 10]), to: 0)
    let index = try #require(state.run.pass.layout.index(of: .gradient(1)))
    let lines = LargeNetworks.screen(
      LargeNetworks.moved(state, to: index + 1), Size(rows: 24, columns: 80), colors: 256)
    let row = try #require(lines.firstIndex { $0.hasPrefix("  h1  net") })
    func column(after name: String, _ line: String) throws -> Int {
      let range = try #require(line.firstRange(of: name))
      return line.distance(from: line.startIndex, to: range.upperBound)
    }
    #expect(try column(after: "net ", lines[row]) == column(after: "w2  ", lines[row + 1]))
    #expect(try column(after: "δ [", lines[row]) == column(after: "∂E/∂w2 ▸", lines[row + 1]))
  }

  @Test func everyUnitIsAPictureInThePanel() {
    var state = LargeNetworks.state([64, 32, 10])
    state.display.focus = .images
    state.display.isZoomed = true
    for size in LargeNetworks.sizes {
      let text = Screen.render(state, size: size, colors: 256).text()
      #expect(text.contains("weights of each hidden unit"))
      #expect(text.contains("h24"))
      #expect(text.contains("h32") == (size.columns > 80), "\(size)")
      #expect(text.contains("1–24 of 32") == (size.columns == 80))
      // Where all have room for large pixels, those have their signs.
      #expect(text.contains("▀") == (size.columns < 200))
      #expect(text.contains(" + − ") == (size.columns == 200))
    }
    let other = LargeNetworks.state([63, 32, 10])
    #expect(other.emptiness(of: .images) != nil)
    #expect(!other.pictures.contains(.images))
  }

  /// A state with a page of so many lines; without pages for 0.
  private func state(pageLines: Int) -> State {
    var lesson = LargeNetworks.state([64, 32, 10]).lesson
    if pageLines > 0 {
      lesson.pages = [
        Lesson.Page(address: .start, lines: (1...pageLines).map { "line \($0)" })
      ]
    }
    return State(lesson)
  }

  /// Lines that the narrower column has no room for are broken anew: no word is lost.
  @Test func everyWordOfAPageIsShownBesideTheImages() throws {
    var state = state(pageLines: 0)
    let words = (1...24).map { "word\($0)" }
    let lines = [0, 8, 16].map { words[$0..<$0 + 8].joined(separator: " ") + " and so on, further" }
    #expect(lines.contains { $0.count > 72 } && lines.allSatisfy { $0.count <= 78 })
    state.lesson.pages = [Lesson.Page(address: .start, lines: lines)]
    state.receive(.action(.nextPage), budget: .max)
    let screen = LargeNetworks.screen(state, Size(rows: 40, columns: 120)).map { $0.prefix(73) }
    let rule = try #require(screen.firstIndex { $0.contains("── page 1 of 1 ") })
    let shown = screen[(rule + 1)...].prefix { $0.contains { $0 != " " } }.joined(separator: " ")
    #expect(
      shown.split(separator: " ") == lines.joined(separator: " ").split(separator: " "), "\(shown)")
  }

  @Test(arguments: 0...3) func thePlotStaysUnderAnyPage(lines: Int) {
    for rows in [40, 41, 48, 60] {
      let screen = LargeNetworks.screen(state(pageLines: lines), Size(rows: rows, columns: 120))
      #expect(screen.contains { $0.hasPrefix(" ── error over epochs ") }, "\(rows)")
    }
  }

  @Test(arguments: 32...60) func turningAPageMovesNothingAboveIt(rows: Int) {
    let places = (1...3).map { lines in
      LargeNetworks.screen(state(pageLines: lines), Size(rows: rows, columns: 120))
        .firstIndex { $0.hasPrefix(" ── page 1 ") }
    }
    #expect(places[0] != nil && Set(places).count == 1, "\(places)")
  }

  @Test func squaresOfAPictureHaveTheColoursOfTheirWeights() throws {
    var state = LargeNetworks.state([64, 32, 10])
    state.display.focus = .images
    state.display.isZoomed = true
    let buffer = Screen.render(state, size: Size(rows: 24, columns: 80), colors: 256)
    let halves = places(of: "▀", in: buffer)
    // Three rows of eight pictures of 8 × 4 cells.
    #expect(halves.count == 3 * 8 * 32)
    let theme = Theme(.dark, colors: 256)
    let first = try #require(halves.first)
    let largest = HeatScale.largest(state.run.pass.parameters[0..<2048])
    for (column, row) in [(1, 0), (7, 0), (3, 2)] {
      let style = buffer[Point(row: first.row + row, column: first.column + column)].style
      for (half, colour) in [style.foreground, style.background].enumerated() {
        let weight = state.run.pass.parameters[(2 * row + half) * 8 + column]
        let level = try #require(theme.heat.firstIndex(of: colour)) - 5
        // At most the largest weight stands for the strongest colour.
        if abs(weight) > largest / 5 { #expect(level.signum() == (weight < 0 ? -1 : 1)) }
      }
    }
  }

  @Test func withoutColoursSignsAreCharacters() {
    // The present pixel is marked instead: the last one.
    let state = LargeNetworks.moved(LargeNetworks.state([64, 32, 10]), to: 64)
    for set in [Settings.Drawing.braille, .ascii] {
      var state = state
      if set == .ascii { state.display.restrictToASCII() }
      let lines = LargeNetworks.screen(state, Size(rows: 24, columns: 80), colors: 0)
      let weights = state.run.pass.parameters
      for row in 0..<8 {
        let cells = Array(lines[3 + row].unicodeScalars.dropFirst(21).prefix(16))
        for column in 0..<8
        where abs(weights[8 * row + column]) > 0.2 && 8 * row + column < 63 {
          let sign: Unicode.Scalar = set == .ascii ? "-" : "−"
          #expect(cells[2 * column] == (weights[8 * row + column] < 0 ? sign : "+"))
        }
      }
    }
  }

  @Test func picturesStandBesideEachOtherWithoutOverlap() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<600 {
      let side = Int.random(in: 5...28, using: &generator)
      let layers = Int.random(in: 1...2, using: &generator)
      let shape = Shape(
        inputCount: side * side,
        layers: (0..<layers).map { _ in
          (Int.random(in: 1...60, using: &generator), .relu, LayerShape.Biases.perUnit)
        })
      let rect = Rect(
        row: 1, column: 1, rows: Int.random(in: 2...60, using: &generator),
        columns: Int.random(in: 21...198, using: &generator))
      guard let layout = PicturesLayout(shape, hasHalves: Bool.random(using: &generator), in: rect)
      else { continue }
      let parts = [
        layout.inputs, layout.weights, layout.outputs, layout.unit, layout.strips, layout.gallery,
      ].filter { !$0.isEmpty }
      for (index, part) in parts.enumerated() {
        #expect(part.intersection(rect) == part, "\(side) in \(rect)")
        for other in parts.dropFirst(index + 1) { #expect(part.intersection(other).isEmpty) }
      }
    }
  }

  @Test func nothingTrapsAndNothingMoves() {
    var generator = SeededGenerator(seed: 3)
    for sizes in [[64, 32, 10], [25, 3], [784, 12, 10], [36, 70, 26], [100, 1, 1]] {
      var state = LargeNetworks.state(sizes)
      for _ in 0..<60 {
        state.receive(.action(.forward(.unit)), budget: .max)
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
          let direction = Action.Direction.allCases.randomElement(using: &generator) ?? .left
          state.receive(.action(.select(direction)), budget: .max)
        }
        let size = Size(
          rows: Int.random(in: 24...70, using: &generator),
          columns: Int.random(in: 80...220, using: &generator))
        state.display.focus = Bool.random(using: &generator) ? .images : .network
        state.display.isZoomed = Bool.random(using: &generator)
        let colors = [0, 8, 16, 256][Int.random(in: 0...3, using: &generator)]
        let lines = LargeNetworks.screen(state, size, colors: colors)
        #expect(lines.count >= size.rows)
      }
    }
  }
}
