import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// The units of a recurrent network on their ring.
@Suite struct RingTests {
  private func shape(_ unitCount: Int) -> Shape { Lessons.recurrent(unitCount).shape }

  @Test(arguments: 1...14) func unitsStandApartAndInside(unitCount: Int) {
    for rows in stride(from: 3, through: 60, by: 3) {
      for columns in stride(from: 20, through: 200, by: 9) {
        let rect = Rect(row: 2, column: 1, rows: rows, columns: columns)
        guard let layout = RingLayout(shape(unitCount), in: rect) else { continue }
        for (index, chip) in layout.chips.enumerated() {
          // A row above for the input, one below for the target.
          #expect(chip.row > rect.row && chip.endRow < rect.endRow)
          #expect(chip.column >= rect.column && chip.endColumn <= rect.endColumn)
          for other in layout.chips[..<index] {
            #expect(chip.intersection(other).isEmpty)
          }
          #expect(layout.detail.isEmpty || chip.endColumn < layout.detail.column)
        }
      }
    }
  }

  /// The heads of edges touch the units that they lead into.
  @Test(arguments: [2, 3, 4]) func headsStandAtBorders(unitCount: Int) throws {
    var state = Lessons.recurrent(unitCount)
    state.reading.page = nil
    let size = Size(rows: 40, columns: 120)
    let buffer = Screen.render(state, size: size, colors: 256)
    let card = Theme(state.display.theme, colors: 256).card
    let heads: [Unicode.Scalar: (row: Int, column: Int)] = [
      "▲": (-1, 0), "▼": (1, 0), "▶": (0, 1), "◀": (0, -1),
    ]
    var count = 0
    for row in 4..<20 {
      for column in 1..<50 {
        guard let way = heads[buffer[Point(row: row, column: column)].scalar] else { continue }
        count += 1
        let next = buffer[Point(row: row + way.row, column: column + way.column)]
        #expect(next.style.background == card, "\(row), \(column)")
      }
    }
    #expect(count > 0 && count <= unitCount * (unitCount - 1))
  }

  @Test func aUnitHasItsOwnColourInTheRingAndInThePlot() throws {
    var state = try Lessons.shipped("settle").after(60)
    state.reading.page = nil
    let buffer = Screen.render(state, size: Size(rows: 40, columns: 120), colors: 256)
    let cells = buffer.cells
    for index in 0..<3 {
      let style = Context(state, theme: Theme(.dark, colors: 256)).style(ofUnit: index)
      #expect(cells.contains { $0.scalar == "▌" && $0.style.foreground == style.foreground })
      // The names of the lines.
      #expect(cells.contains { $0.scalar == "u" && $0.style.foreground == style.foreground })
    }
  }

  /// A unit that a sweep has not come to is one that has not moved: no other number takes the place.
  @Test func everyCardSaysTheSameInASweep() throws {
    var state = Lessons.recurrent(4)
    state.reading.page = nil
    let second = Unit(layer: 0, index: 1)
    let index = try #require(
      state.run.pass.layout.index(of: .swept(.activation(second), sweep: 3)))
    let lines = state.after(index + 1).screen(rows: 40, columns: 120).split(separator: "\n")
      .prefix(20).map { $0.prefix(78) }
    let moved = lines.map { $0.ranges(of: "moved").count }.reduce(0, +)
    #expect(moved == 4, "\(lines)")
    #expect(!lines.contains { $0.contains("δ") })
    // What has moved has a number, the rest a dot.
    let unmoved = lines.filter { $0.contains("moved") && $0.contains("·") }
    #expect(unmoved.count == 1, "\(lines)")
    #expect(lines.contains { $0.contains("edges: solid +, dashed −") })
  }

  @Test func picturesOfStatesFollowTheSweeps() throws {
    let state = try Lessons.shipped("attractor")
    let sweep = try #require(
      state.run.pass.layout.index(of: .swept(.change, sweep: 2)))
    for (position, isThere) in [(sweep, false), (sweep + 1, true)] {
      var state = state.after(position)
      state.reading.page = nil
      state.display.focus = .network
      let lines = state.screen(rows: 40, columns: 120).split(separator: "\n")
      #expect(lines.contains { $0.contains(#/ sweep +1       2/#) } == isThere)
      #expect(lines.contains { $0.prefix(80).contains(" should ") })
    }
  }

  @Test func threeUnitsHaveARingOnTheSmallestScreen() {
    let rect = Rect(row: 2, column: 1, rows: 13, columns: 78)
    #expect(RingLayout(shape(3), in: rect)?.detail.isEmpty == false)
    #expect(RingLayout(shape(40), in: rect) == nil)
  }

  @Test func manyUnitsNeedALargeScreenForTheirRing() {
    func hasRing(_ rows: Int, _ columns: Int) -> Bool {
      RingLayout(shape(9), in: Rect(row: 2, column: 1, rows: rows, columns: columns)) != nil
    }
    #expect(hasRing(26, 98))
    #expect(!hasRing(20, 78))
  }

  @Test func theMatrixShowsInputsAndTargets() throws {
    let state = try Lessons.shipped("attractor").after(44)
    let lines = state.screen(rows: 24, columns: 80).split(separator: "\n")
    let head = try #require(lines.first { $0.contains(" input ") })
    // The sources are named over their columns.
    let sources = (1...9).map { $0 == 1 ? "u1" : "\($0)" }
    let words = head.split(separator: " ").map(String.init)
    #expect(words == sources + ["out", "δ", "input", "target"])
    let row = try #require(lines.first { $0.contains("→u3 ") })
    #expect(row.hasSuffix("−1    −.80"), "\(row)")
    // A weight of 0 is one, and not a hole.
    #expect(row.contains(String(repeating: "0 ", count: 9)), "\(row)")
    #expect(lines.contains { $0.contains(" 0 ") && $0.contains("  weights") })
  }

  /// Where a unit has one number alone, the head says from which unit on it is of the sweep before; without
  /// colours nothing else could.
  @Test(arguments: [("u1", "u2"), ("u2", "u3"), ("u3", "")])
  func theHeadSaysWhichNumbersAreOfTheSweepBefore(done: String, first: String) throws {
    let state = try Lessons.shipped("settle")
    let index = try #require(state.run.network.unitNames[0].firstIndex(of: done))
    let unit = Unit(layer: 0, index: index)
    let found = (1...60).lazy.map(state.after).first {
      $0.run.step?.quantity == .swept(.activation(unit), sweep: 2)
    }
    let head = try #require(found).screen(rows: 24, columns: 80).split(separator: "\n")[2]
    #expect(head.contains("from \(first): sweep 1") == !first.isEmpty, "\(head)")
  }

  /// While δ settle the lines of outs stay what they are, each with its own number.
  @Test(arguments: [1, 3]) func outsAndDeltasEachHaveTheirOwnNumbers(sweep: Int) throws {
    let state = try Lessons.shipped("settle-back")
    let unit = Unit(layer: 0, index: 2)
    let found = (100...238).lazy.map(state.after).first {
      $0.run.step?.quantity == .swept(.delta(unit), sweep: sweep)
    }
    let at = try #require(found)
    func text(_ quantity: Quantity) -> String {
      CellNumber.text(at.run.pass.value(of: at.run.latest(quantity)), decimals: 4, width: 7)
    }
    let panel = at.panel(.settling, rows: 44, columns: 160)
    #expect(panel.contains(" u3 \(text(.activation(unit)))"), "\(panel)")
    #expect(panel.contains("δ_u3 \(text(.delta(unit)))"), "\(panel)")
  }

  /// Without colours a weight is a sign and a shade, in the map as in the legend.
  @Test func theLegendShowsWhatTheMatrixDoes() {
    var state = Lessons.recurrent(9, inputs: 1)
    state.display.choose(.mono)
    let lines = state.screen(rows: 24, columns: 80).split(separator: "\n")
    let legend = lines.first { $0.hasSuffix("  weights") } ?? ""
    #expect(legend.contains("−█−▓−▒−▒−░ 0 +░+▒+▒+▓+█"), "\(legend)")
    #expect(lines.contains { $0.contains("−█") && $0.contains("u") })
  }

  @Test func whatDoesNotSettleIsSaidInFull() throws {
    var state = try Lessons.shipped("never-settles")
    let sweeps = try #require(state.run.pass.layout.sweeps)
    state = state.after(sweeps.forward * 9)
    state.display.focus = .settling
    for (rows, columns) in [(24, 80), (40, 120), (60, 200)] {
      let text = state.screen(rows: rows, columns: columns)
      #expect(text.contains("out not settled after 100 sweeps "), "\(text)")
    }
  }

  /// States have the width of the left column, changes a panel of their own in place of derivatives that
  /// only come later; those are there where they are asked for.
  @Test func statesAndChangesHaveEachAPlace() throws {
    var state = try Lessons.shipped("settle").after(47)
    func screen() -> String { state.screen(rows: 40, columns: 120) }
    #expect(screen().contains("── largest change ── tolerance 1e−6 ──"))
    #expect(screen().contains(" out in each sweep ──") && !screen().contains("partial derivatives"))
    state.display.focus = .partials
    #expect(screen().contains("── partial derivatives ") && !screen().contains("largest change"))
    #expect(screen().contains("change in each sweep, log"))
  }

  /// A net whose terms have no room in a row stands under its out, each product as one number below its
  /// name.
  @Test func aLongNetHasItsProductsAsNumbers() throws {
    var state = Lessons.recurrent(4, seed: 3)
    state.reading.page = nil
    let unit = Unit(layer: 0, index: 2)
    let step = try #require(
      state.run.pass.layout.index(of: .swept(.activation(unit), sweep: 2)))
    state = state.after(step + 1)
    let lines = state.screen(rows: 40, columns: 120).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let row = try #require(lines.firstIndex { $0.contains("net_u3 = w") })
    let weights = Array(state.shape.layers[0].weights.prefix(12).suffix(4))
    func columns(_ text: String, _ line: String) throws -> Range<Int> {
      let range = try #require(line.firstRange(of: text), "\(text) in \(line)")
      let start = line.distance(from: line.startIndex, to: range.lowerBound)
      return start..<start + text.count
    }
    for (index, weight) in weights.enumerated() {
      let name = try columns("w3.\(index + 1)·out_u\(index + 1)", lines[row])
      let number = NumberFormat(digits: 4).operand(
        state.run.pass.value(of: .swept(.term(weight: weight), sweep: 2)))
      let value = try columns(number, lines[row + 1])
      #expect(name.lowerBound <= value.lowerBound && value.upperBound <= name.upperBound)
    }
    #expect(!lines[row].contains("…"))
  }

  @Test func plotsBesideEachOtherStandApart() throws {
    let sizes = [(24, 80), (40, 120)]
    for (position, size) in sizes.flatMap({ size in [412, 419].map { ($0, size) } }) {
      var state = try Lessons.shipped("attractor").after(position)
      state.display.focus = .settling
      let text = state.screen(rows: size.0, columns: size.1)
      #expect(!text.contains(#/[^ │]0\.0+1 ┤/#), "\(text)")
    }
  }

  @Test func linesHaveNoGround() throws {
    var state = try Lessons.shipped("settle").after(112)
    state.display.focus = .settling
    state.display.isZoomed = true
    state.display.choose(.light)
    let buffer = Screen.render(state, size: Size(rows: 24, columns: 80), colors: 256)
    let cells = (2..<22).flatMap { row in (0..<80).map { buffer[Point(row: row, column: $0)] } }
    let dots = cells.filter { (0x2801...0x28FF).contains($0.scalar.value) }
    #expect(dots.count > 50)
    #expect(Set(dots.map(\.style.background)).count == 1)
  }

  @Test func theToleranceIsWrittenAsOnItsAxis() throws {
    let state = try Lessons.shipped("settle").after(112)
    #expect(state.panel(.settling).contains("tolerance 1e−6 "))
    var ascii = state
    ascii.display.restrictToASCII()
    #expect(ascii.panel(.settling).contains("tolerance 1e-6 "))
  }

  @Test(arguments: [Panel.network, .settling, .partials, .data, .weightError, .answers])
  func panelsDrawInAnyRectangle(panel: Panel) {
    let states = [
      Lessons.recurrent(1, inputs: 0), Lessons.recurrent(3, damping: 0.25, seed: 2),
      Lessons.recurrent(9, inputs: 2, outputs: 3), Lessons.recurrent(30, inputs: 2, outputs: 2),
      Lessons.recurrent(4, scale: 9),
    ]
    for state in states {
      for position in [0, 30, 400] {
        let context = Context(state.after(position), theme: Theme(.dark, colors: 256))
        for rows in [0, 1, 2, 3, 5, 8, 13, 36] {
          for columns in [0, 1, 5, 13, 24, 38, 78, 160] {
            var buffer = ScreenBuffer(size: Size(rows: rows + 2, columns: columns + 2))
            let empty = Cell("\u{2603}")
            buffer.fill(buffer.bounds, empty)
            let rect = Rect(row: 1, column: 1, rows: rows, columns: columns)
            buffer.fill(rect)
            panel.draw(context, into: &buffer, in: rect)
            let outside = (0..<buffer.size.rows).contains { row in
              (0..<buffer.size.columns).contains { column in
                let point = Point(row: row, column: column)
                return !rect.contains(point) && buffer[point] != empty
              }
            }
            #expect(!outside, "\(panel) in \(rows)×\(columns), \(state.shape.unitCount) units")
          }
        }
      }
    }
  }

  @Test func theUnitsShowTheStatesOfTheSweep() throws {
    let state = Lessons.recurrent(3)
    // A sweep has 16 steps; the first unit's out is the fifth.
    for (position, sweep) in [(5, 1), (16, 1), (21, 2)] {
      let moment = state.after(position)
      let unit = Unit(layer: 0, index: 0)
      let value = moment.run.pass.value(of: .swept(.activation(unit), sweep: sweep))
      #expect(moment.run.latest(.activation(unit)) == .swept(.activation(unit), sweep: sweep))
      let text = CellNumber.text(value, decimals: 4, width: 7)
      #expect(moment.panel(.network).contains(text), "\(position)")
    }
  }
}
