import Backprop
import Documents
import Explorer
import TestSupport
import Testing

/// Walking over the network with h j k l.
@Suite struct SelectionTests {
  private static func shape(_ sizes: [Int]) -> Shape {
    Shape(
      inputCount: sizes[0], layers: sizes.dropFirst().map { ($0, Activation.sigmoid, .perUnit) })
  }

  /// All that moves lead to from a selection.
  private func reached(from first: Selection, in shape: Shape) -> Set<Selection> {
    var found: Set<Selection> = [first]
    var open = [first]
    while let selection = open.popLast() {
      for direction in Action.Direction.allCases {
        let next = selection.moved(direction, in: shape)
        if found.insert(next).inserted { open.append(next) }
      }
    }
    return found
  }

  /// All that there is in a network.
  private func everything(in shape: Shape) -> Set<Selection> {
    var all = Set((0..<shape.inputCount).map(Selection.input))
    all.formUnion((0..<shape.outputCount).map(Selection.target))
    for (index, layer) in shape.layers.enumerated() {
      for number in 0..<layer.unitCount {
        let unit = Unit(layer: index, index: number)
        all.insert(.unit(unit))
        for input in 0..<layer.inputCount {
          all.insert(.parameter(layer.weight(to: number, from: input), in: unit))
        }
        if let bias = layer.bias(of: number) { all.insert(.parameter(bias, in: unit)) }
      }
    }
    return all
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func everyUnitAndParameterIsReachedAndNothingElse(seed: UInt64) {
    let shape = randomLesson(seed: seed).network.shape
    #expect(reached(from: .input(0), in: shape) == everything(in: shape))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func theWayBackIsNeverLost(seed: UInt64) {
    let shape = randomLesson(seed: seed).network.shape
    for selection in everything(in: shape) {
      #expect(reached(from: selection, in: shape).contains(.input(0)))
    }
  }

  @Test func theFirstKeyPointsAtWhatTheStepIsAbout() throws {
    var state = try workedExample()
    state.act(.goTo, count: 24)
    state.act(.select(.down))
    #expect(state.pointing.selection.map(state.name) == "w5")
    #expect(state.pointing.isInspecting)
  }

  @Test func atTheStartTheFirstKeyPointsAtAnInput() throws {
    var state = try workedExample()
    state.act(.select(.left))
    #expect(state.pointing.selection == .input(0))
  }

  @Test func theWeightsOfAUnitAreFollowedByItsBiasAndTheNextUnit() throws {
    var state = try workedExample()
    state.command("select w1")
    var names: [String] = []
    for _ in 0..<4 {
      state.act(.select(.down))
      names.append(try #require(state.pointing.selection.map(state.name)))
    }
    #expect(names == ["w2", "b1", "w3", "w4"])
  }

  @Test(arguments: Action.Direction.allCases)
  func aCountIsAsManyKeys(direction: Action.Direction) throws {
    var counted = try workedExample()
    counted.command("select w6")
    var pressed = counted
    counted.act(.select(direction), count: 3)
    for _ in 0..<3 { pressed.act(.select(direction)) }
    #expect(counted.pointing.selection == pressed.pointing.selection)
  }

  @Test func aHugeCountEndsAtTheEdge() throws {
    var state = try workedExample()
    state.command("select w1")
    state.act(.select(.down), count: 999_999_999_999)
    #expect(state.pointing.selection.map(state.name) == "b1")
  }

  @Test func aWeightLeadsLeftToItsSourceAndRightToItsUnit() throws {
    var state = try workedExample()
    state.command("select w6")
    state.act(.select(.left))
    #expect(state.pointing.selection.map(state.name) == "h2")
    state.command("select w6")
    state.act(.select(.right))
    #expect(state.pointing.selection.map(state.name) == "o1")
  }

  @Test(arguments: ["i1", "h2", "o1", "w1", "w8", "b2", "target_o2"])
  func everythingIsSelectedByItsName(name: String) throws {
    var state = try workedExample()
    state.command("select \(name)")
    #expect(state.pointing.selection.map(state.name) == name)
  }

  @Test func aSelectionDoesNotMoveTheRun() throws {
    var state = try workedExample()
    state.act(.goTo, count: 30)
    let before = state.moment
    for direction in Action.Direction.allCases { state.act(.select(direction)) }
    #expect(state.moment == before)
  }

  @Test func escapeLetsGoOfIt() throws {
    var state = try workedExample()
    state.act(.select(.down))
    state.act(.close)
    #expect(state.pointing.selection == nil)
    #expect(!state.pointing.isInspecting)
  }

  @Test func countsLeadStraightToAWeight() {
    let shape = SelectionTests.shape([60, 32, 10])
    // l l: along the first edge to h1; 6j: to h7; h: its weights; 10j: the eleventh.
    let unit = Selection.input(0).moved(.right, times: 2, in: shape)
      .moved(.down, times: 6, in: shape)
    #expect(unit == .unit(Unit(layer: 0, index: 6)))
    let weight = unit.moved(.left, in: shape).moved(.down, times: 10, in: shape)
    #expect(weight == .parameter(370, in: Unit(layer: 0, index: 6)))
    #expect(weight.moved(.left, in: shape) == .input(10))
    #expect(weight.moved(.right, in: shape) == unit)
  }

  @Test func aPictureIsWalkedOverAsAPicture() {
    let shape = SelectionTests.shape([64, 32, 10])
    // Row 3, column 5.
    let pixel = Selection.input(0).moved(.down, times: 2, in: shape)
      .moved(.right, times: 4, in: shape)
    #expect(pixel == .input(20))
    #expect(pixel.moved(.up, in: shape) == .input(12))
    #expect(pixel.moved(.left, in: shape) == .input(19))
    // Its weight is as far to the right as the picture is wide, and leads back.
    let weight = pixel.moved(.right, times: 8, in: shape)
    #expect(weight == .parameter(20, in: Unit(layer: 0, index: 0)))
    #expect(weight.moved(.left, times: 8, in: shape) == pixel)
    #expect(weight.moved(.down, in: shape) == .parameter(28, in: Unit(layer: 0, index: 0)))
    #expect(weight.moved(.right, times: 4, in: shape) == .unit(Unit(layer: 0, index: 0)))
    // Below the weights are the bias and the next unit.
    let bias = weight.moved(.down, times: 6, in: shape)
    #expect(bias == .parameter(shape.weightCount, in: Unit(layer: 0, index: 0)))
    #expect(bias.moved(.down, in: shape) == .parameter(64, in: Unit(layer: 0, index: 1)))
    #expect(bias.moved(.down, in: shape).moved(.up, in: shape) == bias)
  }

  @Test(arguments: [[64, 32, 10], [25, 3], [36, 2, 2, 2]])
  func everyPlaceOfAPictureIsReachedAndLeadsBack(sizes: [Int]) {
    for biases in [LayerShape.Biases.perUnit, .shared, .none] {
      let shape = Shape(
        inputCount: sizes[0], layers: sizes.dropFirst().map { ($0, Activation.sigmoid, biases) })
      #expect(reached(from: .input(0), in: shape) == everything(in: shape))
      for start in [Selection.input(24), .unit(Unit(layer: 0, index: 1)), .target(0)] {
        #expect(reached(from: start, in: shape).contains(.input(0)))
      }
    }
  }

  /// Types the fewest keys of a plan and counts them: through the picture to the unit, to the other
  /// units, to the weights, and there to the one.
  @Test func everyWeightIsWithinTwelveKeys() {
    let shape = SelectionTests.shape([64, 32, 10])
    func keys(_ count: Int) -> Int { count == 0 ? 0 : count == 1 ? 1 : "\(count)".count + 1 }
    for weight in 0..<shape.weightCount {
      guard case .weight(let layer, let to, let from) = shape.place(of: weight) else { continue }
      let (row, column) = layer == 0 ? (from / 8, 7 - from % 8) : (from, 0)
      let way = 16 + 2 * layer
      // The first key only begins.
      let typed = 1 + keys(way) + keys(to) + 1 + keys(row) + keys(column)
      #expect(typed <= 12)
      let reached = Selection.input(0).moved(.right, times: way, in: shape)
        .moved(.down, times: to, in: shape).moved(.left, in: shape)
        .moved(.down, times: row, in: shape).moved(.left, times: column, in: shape)
      #expect(reached == .parameter(weight, in: Unit(layer: layer, index: to)))
    }
  }

  @Test func aCountTypedBeforeAMoveRepeatsIt() {
    let shape = SelectionTests.shape([4, 5, 3])
    let network = Network(
      shape: shape, loss: .halfSquaredError,
      parameters: [Double](repeating: 0.5, count: shape.parameterCount))
    let data = DataTable(
      inputNames: ["a", "b", "c", "d"], targetNames: ["x", "y", "z"],
      examples: Examples(inputs: [[1, 2, 3, 4]], targets: [[0, 0, 1]]))
    var state = State(
      Lesson(name: "t", title: "t", aim: "", network: network, data: data, settings: Settings()))
    func type(_ inputs: Input...) {
      for input in inputs { state.receive(input, budget: 1000) }
    }
    type(.action(.select(.down)))
    #expect(state.pointing.selection == .input(0))
    type(.digit(2), .action(.select(.right)))
    #expect(state.pointing.selection == .unit(Unit(layer: 0, index: 0)))
    type(.digit(1), .digit(2), .action(.select(.down)))
    #expect(state.pointing.selection == .unit(Unit(layer: 0, index: 4)))
    type(.action(.close), .digit(3), .action(.select(.down)))
    #expect(state.pointing.selection == .input(3))
  }
}
