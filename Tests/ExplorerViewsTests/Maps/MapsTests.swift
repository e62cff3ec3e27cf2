import Backprop
import Documents
import Explorer
import ExplorerViews
import TestSupport
import Testing
import TextScreen

@Suite struct MapsTests {
  @Test func presentUnitAndWeightAreMarked() throws {
    // w40·i40 of the first unit: its row, its column, its picture, and the card. With fewer
    // layers it would be shown as pictures; see PicturesTests.
    let state = LargeNetworks.moved(LargeNetworks.state([64, 32, 16, 10]), to: 40)
    for size in LargeNetworks.sizes {
      for colors in [0, 8, 16, 256] {
        let lines = LargeNetworks.screen(state, size, colors: colors)
        let row = try #require(lines.first { $0.contains("▶h1.1") })
        #expect(row.hasPrefix(" ▸"))
        #expect(lines.contains { $0.contains("▾") })
        #expect(lines.contains { $0.contains("w40") && $0.contains("[") })
        #expect(lines.contains { $0.contains("▸◂") })
        #expect(lines.contains { $0.contains("i40") })
      }
    }
  }

  @Test func presentWeightHasTheStyleOfTheStep() throws {
    let state = LargeNetworks.moved(LargeNetworks.state([10, 20, 20, 5]), to: 3)
    let buffer = Screen.render(state, size: Size(rows: 40, columns: 120), colors: 256)
    let theme = Theme(.dark, colors: 256)
    let row = try #require(
      (0..<40).first { buffer[Point(row: $0, column: 1)].scalar == "▸" })
    // The cells begin after the mark; the third weight is the present one.
    #expect(buffer[Point(row: row, column: 4)].style == theme.written)
    #expect(buffer[Point(row: row, column: 3)].style != theme.written)
  }

  @Test func signsAreCharactersWithoutColour() throws {
    let state = LargeNetworks.moved(LargeNetworks.state([10, 20, 20, 5]), to: 3)
    let lines = LargeNetworks.screen(state, Size(rows: 24, columns: 80), colors: 0)
    #expect(lines.filter { $0.contains("−.50 ===−− 0 ++### .50") }.count == 1)
    let row = try #require(lines.first { $0.contains("▶h1.1") })
    let weights = (0..<10).map { state.run.pass.value(of: .parameter($0)) }
    let cells = row.unicodeScalars.dropFirst(2).prefix(10)
    for (weight, cell) in zip(weights, cells) {
      switch (weight / 0.5 * 5).rounded() {
      case -5 ... -3: #expect(cell == "=")
      case -2 ... -1: #expect(cell == "−")
      case 0: #expect(cell == "·")
      case 1...2: #expect(cell == "+")
      default: #expect(cell == "#")
      }
    }
  }

  @Test func goldenRows() {
    let state = LargeNetworks.moved(LargeNetworks.state([10, 12, 3]), to: 27)
    let lines = LargeNetworks.screen(state, Size(rows: 24, columns: 80), colors: 0)
    #expect(lines[2..<15].joined(separator: "\n") == MapsTests.golden)
  }

  private static let golden = """
      hidden, 1–10 of 12         output, 3 units            h3 1–10 of 11    ∂E/∂…
       ▒▾█▒░▒▓▒▒ b in            ▒▒▾········· b in         │h3     ·        ·     │
      #−−+·++−+· + h1   .54      ++##++−·+=+− = o1  ·      │net    ·        ·     │
      ··−#−=·#−− = h2   .53      +−·##+−#−++− + o2  ·      │w21    .2668    ·     │
     ▸#+=#=−−=## #▶h3   ·        −#=#==·+#−=− # o3  ·      │w22    .2445    ·     │
      −·#·==−·+# # h4   ·                                  │w23  [−.2516]   ·     │
      =·#=+=−#+− − h5   ·                                  │w24    .3659    ·     │
      −++=##+#+− = h6   ·                                  │w25   −.3658    ·     │
      ·−−#=+=−·= # h7   ·                                  │w26   −.1311    ·     │
      =#+−#==+== + h8   ·                                  │w27   −.1221    ·     │
      =+#=#+#=−− # h9   ·                                  │w28   −.4888    ·     │
      #=·+·#=·#− + h10  ·                                  │w29    .3984    ·     │
      −.50 ===−− 0 ++### .50  weights                      │w30    .4754    ·     │
    """

  @Test func backgrounds() {
    let scale = HeatScale(largest: 0.37)
    #expect(scale.range == 0.4)
    let levels = [-0.4, -0.37, -0.03, 0, 0.05, 1, -.infinity].map { scale.level($0) }
    #expect(levels == [-5, -5, 0, 0, 1, 5, -5])
    #expect(scale.level(.nan) == nil)
    #expect(HeatScale(largest: 0).range == 1)
    #expect(HeatScale(largest: .infinity).range == 1)
    #expect(HeatScale.largest([1, -3, .infinity, .nan]) == 3)
    #expect(HeatScale(largest: 9).range == 10)
    #expect(HeatScale(largest: 1e-300).level(1) == 5)
  }

  @Test func roughNumbersNeverLie() {
    #expect(CellNumber.rough(0.8612, decimals: 2, width: 4) == ".86")
    #expect(CellNumber.rough(-0.9999, decimals: 2, width: 4) == "−1.0")
    #expect(CellNumber.rough(12.34, decimals: 2, width: 4) == "12.3")
    #expect(CellNumber.rough(-123.4, decimals: 2, width: 4) == "−123")
    #expect(CellNumber.rough(1_234_567, decimals: 2, width: 4) == "1e6")
    #expect(CellNumber.rough(-1.5e100, decimals: 2, width: 4) == "−…")
    #expect(CellNumber.rough(-0.0001, decimals: 2, width: 4) == "−.00")
    #expect(CellNumber.rough(0, decimals: 2, width: 4) == "0")
  }

  @Test func longColumnsSayWhatTheyShow() {
    let state = LargeNetworks.moved(LargeNetworks.state([30, 40, 12]), to: 700)
    let lines = LargeNetworks.screen(state, Size(rows: 24, columns: 80))
    #expect(lines.contains { $0.contains(" of 40") })
    // Each unit takes 32 steps: this one is the 28th of the 22nd.
    #expect(lines.contains { $0.contains("▶h22") })
    #expect(lines.contains { $0.contains("w658") && $0.contains("[") })
  }

  @Test func largeNumbersOfWeightsAreWhole() {
    let state = LargeNetworks.moved(LargeNetworks.state([64, 32, 10]), to: 2400)
    for size in LargeNetworks.sizes {
      let lines = LargeNetworks.screen(state, size)
      let quantity = state.run.step?.quantity
      guard case .term(let weight)? = quantity else {
        Issue.record("step 2400 is \(String(describing: quantity))")
        return
      }
      #expect(lines.contains { $0.contains("w\(weight + 1) ") && $0.contains("[") })
    }
  }

  @Test func nothingTrapsAnywhere() {
    var generator = SeededGenerator(seed: 11)
    let networks = [
      [4, 5, 3], [8, 8, 8, 8], [12, 3, 8], [2, 9, 1], [10, 20, 20, 5], [64, 32, 10], [1, 40],
      [49, 3], [25, 9, 9, 9, 9, 9, 4], [100, 2, 30], [3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1],
    ]
    var states = networks.map { LargeNetworks.state($0, .relu) }
    let inputs: [Input] =
      Action.Direction.allCases.map { .action(.select($0)) }
      + [
        .digit(3), .digit(9), .action(.forward(.unit)), .action(.forward(.phase)),
        .action(.back(.step)), .action(.nextDrawing), .action(.nextTheme), .action(.zoom),
        .action(.nextPanel), .action(.close), .action(.forward(.step)), .action(.toggleRun),
      ]
    for round in 0..<440 {
      let index = round % states.count
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        guard let input = inputs.randomElement(using: &generator) else { continue }
        states[index].receive(input, budget: 10_000)
      }
      var state = states[index]
      if Bool.random(using: &generator) { state.display.restrictToASCII() }
      let colors = [0, 8, 16, 256][Int.random(in: 0...3, using: &generator)]
      let size = Size(
        rows: Int.random(in: 0...60, using: &generator),
        columns: Int.random(in: 0...200, using: &generator))
      let buffer = Screen.render(state, size: size, colors: colors)
      if !state.display.allowsUnicode {
        let isASCII = buffer.text().unicodeScalars.allSatisfy(\.isASCII)
        #expect(isASCII)
      }
      // Any rectangle, not only those that a screen lays out.
      var small = ScreenBuffer(size: size)
      NetworkView.draw(
        Context(state, theme: Theme(state.display.theme, colors: colors)), into: &small,
        in: Rect(
          row: Int.random(in: 0...3, using: &generator),
          column: Int.random(in: 0...3, using: &generator), rows: size.rows,
          columns: size.columns))
    }
  }
}
