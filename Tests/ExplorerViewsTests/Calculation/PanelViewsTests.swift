import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

@Suite struct AlgorithmViewTests {
  /// What goes round until it settles is not told in layers.
  @Test func aRecurrentNetworkHasLinesOfItsOwn() throws {
    let text = try Lessons.shipped("settle").after(20).panel(.algorithm)
    #expect(text.contains(#/▸ +4 +out = f\(net\), until none moves/#))
    #expect(!text.contains("hidden"))
    // Beside the network, where letters are spelt out as well.
    var state = try Lessons.shipped("settle").after(20)
    state.display.restrictToASCII()
    let narrow = state.screen(rows: 40, columns: 120).split(separator: "\n")
    #expect(narrow.count { $0.hasSuffix("until none moves") } == 2, "\(narrow)")
  }

  @Test func theLineOfTheStepIsMarked() throws {
    let state = try Lessons.shipped("worked-example")
    let places = [
      (0, " ▸ 1 initialize the weights"), (1, " ▸ 4     prediction = output of the network"),
      (19, " ▸ 6     error = prediction − actual"), (24, " ▸ 7     Δw for all weights hidden"),
      (34, " ▸ 8     Δw for all weights input"), (52, " ▸ 9     update the weights"),
      (60, " ▸10 until all examples are right"),
    ]
    for (position, line) in places {
      let text = state.after(position).panel(.algorithm)
      #expect(text.contains(line), "step \(position)")
      #expect(text.count { $0 == "▸" } == 1)
    }
  }

  @Test func elevenLinesStandInEveryWidth() throws {
    let state = try Lessons.shipped("worked-example").after(24)
    for columns in [80, 100, 120, 160, 200] {
      let lines = state.panel(.algorithm, columns: columns).split(separator: "\n").dropFirst()
      #expect(lines.count == 11)
      for (index, line) in lines.enumerated() {
        #expect(line.drop { $0 == " " || $0 == "▸" }.hasPrefix("\(index + 1) "))
      }
    }
    let narrow = state.screen(rows: 40, columns: 120)
    #expect(narrow.contains("▸ 7     ∂E/∂w = δ·in, hidden → output"))
    #expect(narrow.contains("11 return the network"))
  }

  @Test func remarksAndFormulasStandWhereThereIsRoom() throws {
    let state = try Lessons.shipped("worked-example")
    #expect(state.panel(.algorithm).contains("or another stopping criterion holds"))
    let wide = state.panel(.algorithm, columns: 160)
    #expect(wide.contains("net = Σ w·in + b     out = f(net)"))
    #expect(wide.contains("w⁺ = w − η · ∂E/∂w"))
  }
}

@Suite struct StepsViewTests {
  @Test func theStepTakenLastIsMarkedAmongTheOthers() throws {
    let text = try Lessons.shipped("worked-example").after(24).panel(.steps, rows: 24)
    #expect(
      text == """
         ── steps ────────────────────────────────────────────────────── 12–30 of 60 ──
           12 out_o1          1/(1 + e^(−net_o1))                          0.751365070
           13 w7·out_h1                                                    0.296634996
           14 w8·out_h2                                                    0.328286408
           15 net_o2          w7·out_h1 + w8·out_h2 + b2                   1.224921404
           16 out_o2          1/(1 + e^(−net_o2))                          0.772928465
           17 E_o1            ½·(target_o1 − out_o1)²                      0.274811083
           18 E_o2            ½·(target_o2 − out_o2)²                      0.023560026
           19 E_total         E_o1 + E_o2                                  0.298371109
           20 ∂E/∂out_o1      out_o1 − target_o1                           0.741365070
           21 ∂out_o1/∂net_o1 out_o1·(1 − out_o1)                          0.186815602
           22 δ_o1            ∂E/∂out_o1 · ∂out_o1/∂net_o1                [0.138498562]
           23 ∂net_o1/∂w5     out_h1                                      [0.593269992]
         ▸ 24 ∂E/∂w5          δ_o1 · ∂net_o1/∂w5                          ▸0.082167041◂
           25 ∂net_o1/∂w6     out_h2                                        ·
           26 ∂E/∂w6          δ_o1 · ∂net_o1/∂w6                            ·
           27 ∂E/∂out_o2      out_o2 − target_o2                            ·
           28 ∂out_o2/∂net_o2 out_o2·(1 − out_o2)                           ·
           29 δ_o2            ∂E/∂out_o2 · ∂out_o2/∂net_o2                  ·
           30 ∂net_o2/∂w7     out_h1                                        ·
        """)
  }

  @Test func stepsAreNumberedInTheExample() throws {
    let text = try Lessons.shipped("worked-example").after(61).panel(.steps)
    #expect(text.contains(" ▸  1 w1·i1"))
    #expect(text.contains("1–19 of 60"))
  }

  @Test func theMarkedStepIsAlwaysInView() throws {
    let state = try Lessons.shipped("worked-example")
    for position in 1...60 {
      let text = state.after(position).panel(.steps)
      #expect(text.split(separator: "\n").contains { $0.hasPrefix(" ▸ ") }, "step \(position)")
    }
  }
}

@Suite struct DataViewTests {
  @Test func oneRowAnOutputOfASingleExample() throws {
    let state = try Lessons.shipped("worked-example")
    #expect(
      state.after(24).panel(.data) == """
         ── data ─────────────────────────────────────────────────── i1 .05   i2 .10 ──
              desired   output       |error|     error²
         ▸ o1   .01     .751365070   .741365070  .549622166
           o2   .99     .772928465   .217071535  .047120051
        """)
    // Before its step an output is still to come, and so is all that is made of it.
    let early = state.after(12).panel(.data).split(separator: "\n")
    #expect(early[2].contains(".751365070"))
    #expect(early[3].split(separator: " ") == ["o2", ".99", "·", "·", "·"])
  }

  @Test(arguments: 30...80)
  func theDataCutsNoDigitsHoweverNarrow(columns: Int) throws {
    let state = Lessons.named(
      ["a very long class name indeed", "another very long class name", "short"],
      Lessons.classes([2, 3, 3], examples: 3)
    ).after(43)
    var buffer = ScreenBuffer(size: Size(rows: 12, columns: columns))
    let context = Context(state, theme: Theme(.dark, colors: 256))
    Panel.data.draw(context, into: &buffer, in: buffer.bounds)
    let lines = buffer.text().split(separator: "\n")
    try #require(lines.count > 10)
    #expect(lines[1].hasSuffix("error²"))
    for line in lines.dropFirst(2) {
      #expect(line.firstMatch(of: /\.[0-9]{4,}$/) != nil, "\(line)")
    }
  }

  @Test func oneRowAnExampleWithOneOutput() throws {
    let state = try Lessons.shipped("one-weight").after(20)
    let lines = state.panel(.data).split(separator: "\n", omittingEmptySubsequences: false)
    func words(_ index: Int) -> [Substring] { lines[index].split(separator: " ") }
    #expect(words(1) == ["x", "desired", "w1·x", "|error|", "error²"])
    #expect(words(2) == ["0", "0", "0", "0", "0"])
    #expect(words(3) == ["▸[1]", "2", "3", "1", "1"])
    #expect(words(4) == ["2", "4", "6", "2", "4"])
    #expect(words(5) == ["mean", "of", "error²", "now", "E", "1.666666667"])
  }

  @Test func weightsTriedStandBelow() throws {
    var state = try Lessons.shipped("one-weight").after(20)
    for input in [Input.action(.edit), .text("4"), .submit] { state.receive(input, budget: .max) }
    let lines = state.panel(.data).split(separator: "\n")
    let rows = lines.filter { $0.contains("w1 =") }.map { $0.split(separator: " ") }
    #expect(rows.first == ["w1", "=", "3", "0", "3", "6", "0", "1", "4", "1.666666667"])
    #expect(rows.last == ["▸", "w1", "=", "4", "0", "4", "8", "0", "4", "16", "6.666666667"])
  }

  @Test func manyExamplesFollowTheOneWorkedOn() {
    var state = Lessons.made([2, 3, 1], examples: 500)
    _ = state.run.advance(to: .step(.term(weight: 0), ofExample: 321))
    let text = state.panel(.data)
    #expect(text.split(separator: "\n").contains { $0.hasPrefix(" ▸") })
    #expect(text.contains("of 500"))
  }

  @Test func manyExamplesWithSeveralOutputsHaveARowEach() {
    let state = Lessons.made([4, 5, 3], examples: 50)
    let lines = state.after(1).panel(.data).split(separator: "\n")
    #expect(lines[1].split(separator: " ").last?.hasPrefix("leng") != true)
    #expect(lines[1].contains("目標0"))
    #expect(lines[1].contains("E"))
    #expect(lines.last?.contains("mean of E_total  E") == true)
  }

  /// The numbers of all rows come from the weights of the present example.
  @Test func outputsAreThoseOfThePresentWeights() {
    let state = Lessons.made([2, 3, 1], examples: 4, rate: 3).after(400)
    let examples = state.run.setup.examples
    let text = state.panel(.data, columns: 120)
    for example in 0..<4 where example != state.run.example {
      let output = state.run.network.outputs(for: examples.inputs(of: example))[0]
      let digits = state.format.string(abs(output)).dropFirst(2).prefix(8)
      #expect(text.contains(digits))
    }
  }
}
