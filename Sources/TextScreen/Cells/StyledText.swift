/// A piece of text in one style.
package struct TextRun: Equatable, Sendable {
  package var text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// A line of text whose parts differ in style.
package struct StyledText: Equatable, Sendable, ExpressibleByStringLiteral {
  package private(set) var runs: [TextRun]
  /// The columns that all runs take together.
  package private(set) var width: Int

  package init(_ runs: [TextRun] = []) {
    self.runs = runs
    width = runs.reduce(0) { $0 + displayWidth(of: $1.text) }
  }

  package init(_ text: String, _ style: Style = .plain) {
    self.init([TextRun(text, style)])
  }

  package init(stringLiteral text: String) {
    self.init(text)
  }

  /// The text alone.
  package var text: String { runs.reduce(into: "") { $0 += $1.text } }
  package var isEmpty: Bool { width == 0 }

  /// Adds a run of text at the end.
  package mutating func append(_ text: String, _ style: Style = .plain) {
    runs.append(TextRun(text, style))
    width += displayWidth(of: text)
  }

  /// Adds the runs of another text at the end.
  package mutating func append(_ other: StyledText) {
    runs.append(contentsOf: other.runs)
    width += other.width
  }

  /// One text after the other.
  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  /// The text cut to a number of columns, the ellipsis in the style of what was cut.
  package func truncated(to columns: Int, ellipsis: String = "…") -> StyledText {
    guard width > columns else { return self }
    let ending = truncatedText(ellipsis, to: max(0, columns), ellipsis: "")
    var room = max(0, columns) - displayWidth(of: ending)
    var result = StyledText()
    for run in runs {
      let width = displayWidth(of: run.text)
      guard width <= room else {
        let kept = truncatedText(run.text, to: room, ellipsis: "")
        result.append(kept + ending, run.style)
        break
      }
      result.append(run.text, run.style)
      room -= width
    }
    return result
  }
}
