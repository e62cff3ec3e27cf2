import Backprop
import Documents
import Explorer
import Testing

/// Walking over the network with h j k l.
@Suite struct SelectionTests {
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
    #expect(state.selection.map(state.name) == "w5")
    #expect(state.isInspecting)
  }

  @Test func atTheStartTheFirstKeyPointsAtAnInput() throws {
    var state = try workedExample()
    state.act(.select(.left))
    #expect(state.selection == .input(0))
  }

  @Test func theWeightsOfAUnitAreFollowedByItsBiasAndTheNextUnit() throws {
    var state = try workedExample()
    state.command("select w1")
    var names: [String] = []
    for _ in 0..<4 {
      state.act(.select(.down))
      names.append(try #require(state.selection.map(state.name)))
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
    #expect(counted.selection == pressed.selection)
  }

  @Test func aHugeCountEndsAtTheEdge() throws {
    var state = try workedExample()
    state.command("select w1")
    state.act(.select(.down), count: 999_999_999_999)
    #expect(state.selection.map(state.name) == "b1")
  }

  @Test func aWeightLeadsLeftToItsSourceAndRightToItsUnit() throws {
    var state = try workedExample()
    state.command("select w6")
    state.act(.select(.left))
    #expect(state.selection.map(state.name) == "h2")
    state.command("select w6")
    state.act(.select(.right))
    #expect(state.selection.map(state.name) == "o1")
  }

  @Test(arguments: ["i1", "h2", "o1", "w1", "w8", "b2", "target_o2"])
  func everythingIsSelectedByItsName(name: String) throws {
    var state = try workedExample()
    state.command("select \(name)")
    #expect(state.selection.map(state.name) == name)
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
    #expect(state.selection == nil)
    #expect(!state.isInspecting)
  }
}
