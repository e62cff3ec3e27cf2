import Backprop
import Documents
import Explanations
import Explorer
import TextScreen

/// The algorithm line by line, the line that the present step carries out marked.
enum AlgorithmView: PanelView {
  static func rowsNeeded(_ context: Context, columns: Int) -> Int {
    1 + PseudoCode.lines(for: context.shape).count
  }

  static func draw(_ context: Context, into buffer: inout ScreenBuffer, in rect: Rect) {
    let body = context.frame(.algorithm, into: &buffer, in: rect)
    guard !body.isEmpty else { return }
    let listing = AlgorithmListing(context, columns: body.columns)
    let current = currentLine(context)
    // Where lines are missing, the current one is among those shown.
    let window = ListWindow(
      of: listing.count, lines: body.rows, current: current.map { $0 - 1 },
      scroll: context.scroll(of: .algorithm))
    for (offset, index) in window.rows.enumerated() {
      let line = Rect(row: body.row + offset, column: body.column, rows: 1, columns: body.columns)
      listing.draw(index, isCurrent: index + 1 == current, into: &buffer, in: line)
    }
  }

  /// The line where the run stands, from 1; `nil` while frames follow too fast to see.
  private static func currentLine(_ context: Context) -> Int? {
    guard !context.state.movement.isWatched, context.state.movement.job == nil else {
      return nil
    }
    if context.state.movement.stopReason?.isEnd ?? false {
      return PseudoCode.lines(for: context.shape).count
    }
    guard let step = context.step else { return 1 }
    return PseudoCode.line(of: step.quantity, phase: step.phase, in: context.shape)
  }
}

extension StopReason {
  /// Whether the algorithm has come to its end; else the run stands at a step.
  fileprivate var isEnd: Bool {
    switch self {
    case .epochLimit, .error, .classified, .patience: true
    case .diverged, .notSettled, .condition, .interrupted: false
    }
  }
}

/// The lines in as many words as a width has room for.
private struct AlgorithmListing {
  private let context: Context
  private let texts: [String]
  private let isIdle: [Bool]
  private let remarks: [String]
  private let formulas: [String]
  /// Where remarks and formulas begin, after the numbers; `nil` where there is no room.
  private let remarkColumn: Int?
  private let formulaColumn: Int?

  /// The mark, the number, and a blank.
  private static let lead = 4
  private static let gap = 2

  /// In fewer words, for the column beside the network; what Δw is made of says more than its name.
  private static let narrow = [
    4: "    prediction out = f(Σ w·in + b)", 5: "    actual: the teacher's target",
  ]
  /// In the fewest, where letters are spelt out.
  private static let narrowest = [4: "    prediction = network's output"]

  /// The words, and the lines of the backward pass with another beginning than `Δw for all weights`.
  private static func shortened(
    _ lines: [PseudoCode.Line], in words: [Int: String], to start: String
  ) -> [Int: String] {
    var words = words
    for number in [7, 8] {
      words[number] = lines[number - 1].text.replacing("Δw for all weights", with: start)
    }
    return words
  }

  /// What each line finds, by the names that it has on the rest of the screen.
  private static let symbols = [
    4: "net, out", 5: "target", 6: "E_total", 7: "δ, ∂E/∂w", 8: "δ, ∂E/∂w", 9: "w⁺", 10: "E",
  ]

  init(_ context: Context, columns: Int) {
    self.context = context
    let room = columns - AlgorithmListing.lead
    let lines = PseudoCode.lines(for: context.shape)
    let all = lines.map(\.text)
    formulas = AlgorithmListing.formulas(context).map(context.spell)
    // The rule of some optimizers is too long.
    let narrow = AlgorithmListing.shortened(lines, in: AlgorithmListing.narrow, to: "∂E/∂w = δ·in,")
    let narrowest = AlgorithmListing.shortened(lines, in: AlgorithmListing.narrowest, to: "Δw,")
    let withRule = narrow.merging([9: "    update  \(formulas[8])"]) { $1 }
    // Those of a recurrent network are short.
    let shorter =
      context.shape.recurrence == nil
      ? [withRule, narrow, narrowest] : []
    let forms = ([[:]] + shorter).map { words in
      all.enumerated().map { context.spell(words[$0.offset + 1] ?? $0.element) }
    }
    func width(_ lines: [String]) -> Int { lines.map { displayWidth(of: $0) }.max() ?? 0 }
    texts = forms.first { width($0) <= room } ?? forms[forms.count - 1]
    let afterText = AlgorithmListing.lead + width(texts) + AlgorithmListing.gap
    func fits(_ remarks: [String]) -> Bool {
      // One blank does between the longest line and the remarks.
      afterText - 1 + width(remarks) <= columns
    }
    isIdle = lines.map(\.isIdle)
    let symbols = lines.indices.map {
      context.spell(lines[$0].isIdle ? "" : AlgorithmListing.symbols[$0 + 1] ?? "")
    }
    let usual = lines.map { context.spell($0.remark) }
    remarks = fits(usual) ? usual : symbols
    remarkColumn = fits(remarks) ? min(afterText, columns - width(remarks)) : nil
    let afterRemarks = afterText + width(remarks) + AlgorithmListing.gap
    formulaColumn = afterRemarks + width(formulas) <= columns ? afterRemarks : nil
  }

  /// What each line computes.
  private static func formulas(_ context: Context) -> [String] {
    let error = "E_total = \(context.run.network.loss.words.sum)"
    let isBatch = context.hasBatches
    let gradient = isBatch ? "\(context.run.setup.settings.reduction.rawValue) ∂E/∂w" : "∂E/∂w"
    return [
      "", "", "", "net = Σ w·in + b     out = f(net)", "", error,
    ] + backward(context) + [update(context, gradient), "E = mean of E_total", ""]
  }

  private static func backward(_ context: Context) -> [String] {
    guard context.shape.recurrence == nil else {
      return ["∂E/∂w = δ · out", "δ = (Σ δ·w + ∂E/∂out at a target) · ∂out/∂net"]
    }
    return context.run.network.loss.beginsWithDelta
      ? [
        "δ = out − target     ∂E/∂w = δ · in",
        "∂E/∂out = Σ δ·w     δ = ∂E/∂out · ∂out/∂net     ∂E/∂w = δ · in",
      ]
      : ["δ = ∂E/∂out · ∂out/∂net     ∂E/∂w = δ · in", "the same, with ∂E/∂out = Σ δ·w"]
  }

  private static func update(_ context: Context, _ gradient: String) -> String {
    context.run.setup.settings.optimizer.words.algorithm(gradient)
  }

  var count: Int { texts.count }

  func draw(_ index: Int, isCurrent: Bool, into buffer: inout ScreenBuffer, in line: Rect) {
    let theme = context.theme
    let number = String(index + 1)
    let row = line.row
    buffer.write(
      number, endingAt: Point(row: row, column: line.column + 3),
      style: isCurrent ? theme.strong : theme.caption, clip: line)
    buffer.write(
      text(index, isCurrent: isCurrent),
      at: Point(row: row, column: line.column + AlgorithmListing.lead), clip: line)
    if let remarkColumn {
      buffer.write(
        remarks[index], at: Point(row: row, column: line.column + remarkColumn),
        style: theme.caption, clip: line)
    }
    if let formulaColumn {
      buffer.write(
        formulas[index], at: Point(row: row, column: line.column + formulaColumn),
        style: isCurrent ? theme.strong : theme.text, clip: line)
    }
    guard isCurrent else { return }
    buffer.put(context.glyphs.markLeft, at: Point(row: row, column: line.column), style: theme.read)
    buffer.restyle(line) { if $0.background < 0 { $0 = $0.on(theme.mark) } }
  }

  /// A line with its first word in the colour of the phase that carries it out.
  private func text(_ index: Int, isCurrent: Bool) -> StyledText {
    let theme = context.theme
    let text = texts[index]
    let plain = isCurrent ? theme.strong : theme.text
    guard !isIdle[index], let phase = AlgorithmListing.phases[index + 1] else {
      return StyledText(text, plain)
    }
    let start = text.firstIndex { $0 != " " } ?? text.startIndex
    let end = text[start...].firstIndex { $0 == " " || $0 == "," } ?? text.endIndex
    let style = context.style(of: phase).with(isCurrent ? .bold : [])
    var styled = StyledText(String(text[..<end]), style)
    styled.append(String(text[end...]), plain)
    return styled
  }

  private static let phases: [Int: Phase] = [
    4: .forward, 6: .error, 7: .backward, 8: .backward, 9: .update, 10: .check,
  ]
}
