import Backprop
import Documents
import Explanations
import Explorer
import ExplorerViews
import LessonSupport
import Testing
import TextScreen

/// A film of an epoch, step by step: what a step does not concern stands still.
@Suite struct FilmTests {
  private static let size = Size(rows: 24, columns: 80)

  private static func frame(_ state: State) -> ScreenBuffer {
    Screen.render(state, size: size, colors: 256)
  }

  /// What a person sees of a cell: of a blank nothing but its ground.
  private static func look(_ cell: Cell) -> Cell {
    guard cell.scalar == " ", cell.style.attributes.isDisjoint(with: [.underline, .reverse]) else {
      return cell
    }
    return Cell(" ", Style(background: cell.style.background))
  }

  /// The cells of numbers that a step reads, `[.5933]`, or writes, `▸.74137◂`, with the names and
  /// bars that stand before them.
  private static func marked(_ buffer: ScreenBuffer, rows: Range<Int>) -> Set<Int> {
    var cells: Set<Int> = []
    let theme = Theme(.dark, colors: 256)
    let read = theme.read
    for row in rows {
      var start: Int?
      for column in 0..<size.columns {
        // Close to a name the style alone says that a number is read.
        let style = buffer[Point(row: row, column: column)].style
        if style.foreground == read.foreground || style.background == theme.written.background {
          cells.insert(row * size.columns + column)
        }
        switch buffer[Point(row: row, column: column)].scalar {
        case "[", "▸": start = column
        case "]", "◂":
          if let start, column - start <= 10 {
            cells.formUnion(
              (max(0, start - 16)..<min(80, column + 3)).map { row * size.columns + $0 })
          }
          start = nil
        default: break
        }
      }
    }
    return cells
  }

  private static func isDots(_ scalar: Unicode.Scalar) -> Bool {
    (0x2800...0x28FF).contains(scalar.value) || "▶◀▲▼".unicodeScalars.contains(scalar)
  }

  /// Whether a step reads or writes a weight, whose edge it lights.
  private static func concernsEdges(_ state: State) -> Bool {
    guard let quantity = state.run.step?.quantity else { return false }
    let operands = state.calculationBuilder(state.explainer).operands(of: quantity)
    return (operands + [quantity]).contains {
      switch $0 {
      case .parameter, .updated, .gradient, .batchGradient, .optimizer, .netInputDerivative, .term,
        .deltaTerm:
        true
      case .input, .target, .learningRate, .netInput, .largestNetInput, .exponentialSum,
        .activation, .unitError, .totalError, .activationGradient, .activationDerivative, .delta,
        .earlier, .error, .swept:
        false
      }
    }
  }

  @Test(arguments: ["xor", "worked-example"])
  func aStepChangesNothingThatItDoesNotConcern(name: String) throws {
    var state = try Lessons.shipped(name)
    state.reading.page = nil
    var before = (frame: Self.frame(state), card: "", edges: true)
    for number in 1...60 {
      state.receive(.action(.forward(.step)), budget: .max)
      let lines = state.screen(rows: 24, columns: 80).split(
        separator: "\n", omittingEmptySubsequences: false)
      let question = try #require(
        lines.firstIndex { $0.hasPrefix(" ── ") && $0.contains("?") }, "\(name) \(number)")
      let now = (
        frame: Self.frame(state), card: String(lines[2]), edges: Self.concernsEdges(state)
      )
      // Below stands what explains the step: it is all about that.
      let network = 2..<question
      let concerned = Self.marked(before.frame, rows: network).union(
        Self.marked(now.frame, rows: network))
      let cardColumn = lines[2].firstRange(of: "weights into").map {
        lines[2].distance(from: lines[2].startIndex, to: $0.lowerBound)
      }
      // The check asks the network anew, with all its new weights.
      for row in network where state.run.step?.quantity != .error {
        for column in 0..<80 where !concerned.contains(row * 80 + column) {
          let place = Point(row: row, column: column)
          let (old, new) = (Self.look(before.frame[place]), Self.look(now.frame[place]))
          guard old != new else { continue }
          // The edge of a weight, and its name.
          if now.edges || before.edges,
            old.scalar == new.scalar || Self.isDots(old.scalar) || Self.isDots(new.scalar)
          {
            continue
          }
          // The weights of the unit in hand stand in a card, and its name is lit.
          if now.card != before.card,
            old.scalar == new.scalar || cardColumn.map({ column >= $0 }) == true
          {
            continue
          }
          Issue.record(
            "\(name), step \(number), row \(row), column \(column): \(old.scalar) \(new.scalar)")
        }
      }
      before = now
    }
  }
}
