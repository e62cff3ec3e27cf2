import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import TestSupport
import Testing
import TextScreen

@Suite struct NetworkFormTests {
  private static func form(_ sizes: [Int], _ rows: Int, _ columns: Int) -> NetworkLayout.Form {
    let shape = LargeNetworks.state(sizes).shape
    return NetworkLayout(shape, in: Rect(row: 2, column: 1, rows: rows, columns: columns)).form
  }

  @Test func formFollowsFromTheNetworkAndTheSize() {
    for (rows, columns) in [(13, 78), (15, 78), (16, 98)] {
      #expect(NetworkFormTests.form([2, 2, 2], rows, columns) == .cards)
      #expect(NetworkFormTests.form([4, 5, 3], rows, columns) == .chips)
      #expect(NetworkFormTests.form([10, 8, 8], rows, columns) == .maps)
      #expect(NetworkFormTests.form([8, 8, 8], rows, columns) == .chips)
      #expect(NetworkFormTests.form([2, 9, 1], rows, columns) == .maps)
      #expect(NetworkFormTests.form([10, 20, 20, 5], rows, columns) == .maps)
      #expect(NetworkFormTests.form([64, 32, 10], rows, columns) == .maps)
    }
    // With room for all rows, nine units have cards as well.
    #expect(NetworkFormTests.form([2, 9, 1], 60, 98) == .cards)
  }

  @Test func nothingMovesWithinAnExample() {
    // The rows of a unit's name stay where they are, whatever the step, while the layer is in view.
    let size = Size(rows: 60, columns: 200)
    let start = LargeNetworks.state([10, 20, 20, 5])
    let rows = [1, 230, 700, 790, 800, 1500, 2000].map { position in
      LargeNetworks.screen(LargeNetworks.moved(start, to: position), size)
        .firstIndex { $0.contains("h1.7 ") && $0.contains("h2.7 ") }
    }
    #expect(Set(rows).count == 1)
    #expect(rows[0] != nil)
  }

  @Test func chipsStandInEqualDistancesWithinTheSpanOfTheLargestLayer() {
    let shape = LargeNetworks.state([4, 5, 3]).shape
    for rows in 5...30 {
      let layout = NetworkLayout(shape, in: Rect(row: 0, column: 1, rows: rows, columns: 78))
      guard layout.form == .chips, layout.visibleChips(of: 5) == 5 else { continue }
      let hidden = (0..<5).map { layout.chipRow($0, of: 5, first: 0) }
      let outputs = (0..<3).map { layout.chipRow($0, of: 3, first: 0) }
      #expect(Set(zip(hidden, hidden.dropFirst()).map { $1 - $0 }).count == 1)
      #expect(outputs[0] >= hidden[0] && outputs[2] <= hidden[4])
      #expect(layout.inputRow(0, in: shape) == hidden[0])
      // Inputs that are equally far apart may take a row or two more; a name has room below the last one.
      let inputs = (0..<4).map { layout.inputRow($0, in: shape) }
      #expect((-1...2).contains(inputs[3] - hidden[4]))
      #expect(
        inputs[3] <= hidden[4]
          || Set(zip(inputs, inputs.dropFirst()).map { $1 - $0 }).count == 1)
    }
  }

  @Test func chipsAreAsWideAsTheNamesOfTheirOwnLayer() {
    let lines = Lessons.flowers.after(60).screen(rows: 40, columns: 120).split(separator: "\n")
    for name in ["setosa", "versicolor", "virginica"] {
      #expect(lines.contains { $0.prefix(80).contains(" \(name) ") }, "\(name)")
    }
    // The weights of the present unit stand in the next column, where they squeeze nothing.
    #expect(lines.contains { $0.dropFirst(80).contains("into ") })
  }

  @Test func theCardBesideChipsHasWholeNamesWhereThereIsRoom() throws {
    let state = Lessons.flowers
    let found = (1...120).map(state.after).first { $0.run.step?.quantity == .unitError(1) }
    let text = try #require(found).screen(rows: 60, columns: 200)
    #expect(text.contains(" into versicolor "))
    #expect(text.contains(#/E_versicolor \.\d/#))
  }

  @Test func aDeltaKeepsItsNameBesideItsMarks() throws {
    let state = try Lessons.shipped("saturation")
    for layer in 0..<6 {
      let delta = Quantity.delta(Unit(layer: layer, index: 0))
      let step = try #require(state.run.pass.layout.index(of: delta))
      let screen = state.after(step + 1).screen(rows: 24, columns: 80)
      #expect(screen.contains(#/ δ .*▸(\.\d{4}|\de−\d|\d\.\de−\d)◂/#), "\(screen)")
    }
  }

  @Test(arguments: 1...9) func aLongTargetStandsApartFromItsError(seed: UInt64) {
    let state = Lessons.made([2, 2, 2], seed: seed)
    for position in [0, state.run.pass.layout.count] {
      let lines = state.after(position).screen(rows: 24, columns: 80).split(separator: "\n")
      let below = lines.filter { $0.contains(" target ") }
      #expect(below.count == 2)
      for line in below {
        #expect(line.contains(#/ target +−?[.0-9]+ +E(_o\d)? +([.0-9]+|·)/#), "\(line)")
      }
    }
  }

  @Test func aLongNumberStandsBesideALongName() {
    var state = Lessons.made([1, 1, 1, 1], activation: .tanh)
    state.run.make(.input(example: 0, index: 0, 1))
    state.run.make(.parameter(0, -9))
    #expect(state.after(3).screen(rows: 40, columns: 120).contains(" h1.1▸−1.0000◂"))
  }

  @Test func anInputStandsApartFromItsName() {
    var state = Lessons.made([2, 2, 1], examples: 1)
    for (value, shown) in [(-3.57, "*i2 −3.6 "), (3.57, "*i2 3.57 "), (-0.25, "*i2 −.25 ")] {
      state.run.make(.input(example: 0, index: 1, value))
      #expect(state.panel(.network).contains(shown), "\(value)")
    }
    // A bracket in the place of the blank would make an index of it.
    state.run.make(.input(example: 0, index: 1, -3.57))
    #expect(state.after(2).panel(.network).contains("*i2 −3.6 "))
  }

  @Test func mapsStandBesideEachOtherWithoutOverlap() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let count = Int.random(in: 2...6, using: &generator)
      let sizes = (0..<count).map { _ in Int.random(in: 1...90, using: &generator) }
      let shape = Shape(
        inputCount: sizes[0],
        layers: sizes.dropFirst().map { ($0, .relu, LayerShape.Biases.perUnit) })
      let rect = Rect(
        row: 1, column: 1, rows: Int.random(in: 2...60, using: &generator),
        columns: Int.random(in: 21...198, using: &generator))
      let layout = MapsLayout(
        shape, nameWidths: shape.layers.map { _ in 4 }, hasHalves: true, in: rect)
      let end = layout.detail.isEmpty ? rect.endColumn : layout.detail.column
      for layer in shape.layers.indices {
        let blocks = layout.blocks(aroundLayer: layer)
        #expect(blocks.contains { $0.layer == layer })
        #expect(blocks.count == layout.layerCount)
        for (left, right) in zip(blocks, blocks.dropFirst()) {
          #expect(left.endColumn <= right.column)
        }
        if let last = blocks.last, rect.columns >= 52 { #expect(last.endColumn <= end) }
      }
      if let images = layout.images {
        #expect(images.inputs.intersection(images.weights).isEmpty)
        #expect(images.inputs.row >= layout.detail.endRow)
      }
    }
  }
}

/// What a step changes in the network: what it reads and writes, and nothing else.
@Suite struct EdgeStyleTests {
  @Test(arguments: ["worked-example", "xor", "iris", "settle"])
  func edgesKeepTheirHueWhileOneSteps(lesson: String) throws {
    var state = try Lessons.shipped(lesson)
    state.reading.page = nil
    state.display.focus = .network
    let theme = Theme(.dark, colors: 256)
    let usual: Set<Int16> = [
      theme.quietPositive.foreground, theme.quietNegative.foreground, theme.faint.foreground,
    ]
    for position in 0...60 {
      let buffer = Screen.render(
        state.after(position), size: Size(rows: 24, columns: 80), colors: 256)
      for row in 3..<14 {
        for column in 0..<80 {
          let cell = buffer[Point(row: row, column: column)]
          guard (0x2801...0x28FF).contains(cell.scalar.value) else { continue }
          let isLit = cell.style.attributes.contains(.bold)
          #expect(isLit || usual.contains(cell.style.foreground), "\(position)")
        }
      }
    }
  }
}
