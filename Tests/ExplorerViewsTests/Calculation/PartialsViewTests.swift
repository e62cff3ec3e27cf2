import Backprop
import Documents
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct PartialsViewTests {
  @Test func afterTheFirstDerivativeOfAWeight() throws {
    let state = try Lessons.shipped("worked-example").after(24)
    #expect(
      state.panel(.partials) == """
         ── partial derivatives ───────────────────────────────────────────────────────
             ∂E/∂out     ∂out/∂net   δ=∂E/∂net       ∂net/∂w     ∂E/∂w       w⁺
         o1  .741365070  .186815602  .138498562  w5  .593269992 ▸.082167041◂ ·
         o2  ·           ·           ·           w6  ·           ·           ·
         h1  ·           ·           ·           w7  ·           ·           ·
         h2  ·           ·           ·           w8  ·           ·           ·
                                                 b2 1                        fixed
                                                 w1  ·           ·           ·
                                                 w2  ·           ·           ·
                                                 w3  ·           ·           ·
                                                 w4  ·           ·           ·
                                                 b1 1                        fixed
        """)
  }

  @Test func afterTheUpdateOfTheLastWeight() throws {
    let text = try Lessons.shipped("worked-example").after(59).panel(.partials)
    #expect(text.contains("o2 −.217071535  .175510053 −.038098237"))
    #expect(text.contains("w8  .596884378 −.022740242  .561370121"))
    #expect(text.contains("w5  .593269992  .082167041  .358916480"))
    #expect(text.contains("w1  .05         .000438568  .149780716"))
  }

  /// The column beside the network has nine decimals too, and no brackets that touch other marks.
  @Test(arguments: [(120, 40), (200, 60)])
  func besideTheNetwork(columns: Int, rows: Int) throws {
    let text = try Lessons.shipped("worked-example").after(24).screen(
      rows: rows, columns: columns)
    #expect(text.contains("o1  .741365070  .186815602  .138498562"))
    #expect(text.contains("w5  .593269992 ▸.082167041◂ ·"))
    #expect(text.contains("▸w5") == (columns == 200))
  }

  @Test func nothingMovesFromStepToStep() throws {
    let state = try Lessons.shipped("worked-example")
    let header = state.after(0).panel(.partials).split(separator: "\n")[1]
    for position in 0...60 {
      let lines = state.after(position).panel(.partials).split(separator: "\n")
      #expect(lines[1] == header)
      #expect(lines.count == 12)
      #expect(lines.allSatisfy { $0.count <= 79 })
    }
  }

  @Test func longTablesFollowTheStep() {
    let state = Lessons.made([4, 5, 3], examples: 2)
    #expect(state.after(1).panel(.partials).contains("1–17 of 43"))
    // The last weight's gradient, at the end of the backward phase.
    let last = state.run.pass.layout.count
    for position in 60..<last {
      let later = state.after(position)
      guard case .gradient = later.run.step?.quantity else { continue }
      #expect(later.panel(.partials).contains("◂"), "step \(position)")
    }
  }

  @Test func aUserMayScroll() {
    var state = Lessons.made([4, 5, 3], examples: 2).after(1)
    state.display.scroll[.partials] = 20
    #expect(state.panel(.partials).contains("21–37 of 43"))
    state.display.scroll[.partials] = 1000
    #expect(state.panel(.partials).contains("27–43 of 43"))
  }

  @Test func batchesHaveAColumnOfTheirMean() throws {
    let state = try Lessons.shipped("one-weight")
    let end = state.run.stepsPerEpoch
    let text = state.after(end - 1).panel(.partials)
    #expect(text.contains("mean ∂E/∂w"))
    // (0 + 2 + 8) / 3, and 3 − 0.1 times that.
    #expect(text.contains("3.3333333"))
    #expect(text.contains("2.6666667"))
  }

  @Test func longNamesHaveTheRoomThatNumbersLeave() {
    let state = Lessons.named(
      ["hidden", "versicolor", "virginica"], Lessons.classes([2, 3, 3], examples: 6))
    let wide = state.panel(.partials)
    #expect(wide.contains("  versicolor   "))
    #expect(!wide.contains("versico…"))
  }

  @Test func besideTheNetworkNamesAreWhole() throws {
    let flowers = Lessons.flowers
    for (index, name) in ["setosa", "versicolor", "virginica"].enumerated() {
      let delta = Quantity.delta(Unit(layer: 1, index: index))
      let step = try #require(flowers.run.pass.layout.index(of: delta))
      let lines = flowers.after(step + 1).screen(rows: 60, columns: 200)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let title = try #require(lines.firstIndex { $0.contains("── partial derivatives ") })
      let row = try #require(lines[title...].first { $0.contains("▸\(name) ") })
      #expect(row.contains(#/▸\w+ +[−\[]*\.\d{6}/#), "\(row)")
    }
  }
}
