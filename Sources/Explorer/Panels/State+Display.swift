import Backprop
import Documents

/// What changes how the run is shown.
extension State {
  mutating func changeDigits(by offset: Int) {
    let range = Settings.digits
    let digits = min(max(range.lowerBound, display.digits + offset), range.upperBound)
    if digits == display.digits {
      let end = digits == range.lowerBound ? "least" : "most"
      message = Message("numbers have \(digits) digits at \(end)")
    }
    display.digits = digits
  }

  mutating func nextDrawing() {
    guard display.allowsUnicode else {
      message = Message("this terminal shows ASCII only", .problem)
      return
    }
    display.drawing = display.drawing.next
    message = Message("drawing: \(display.drawing.rawValue)")
  }

  mutating func nextTheme() {
    let next = display.theme.next
    display.choose(next == .auto ? next.next : next)
    message = Message("colours: \(display.theme.rawValue)")
  }

  mutating func toggleLogarithm() {
    display.isErrorLogarithmic.toggle()
    message = Message("error axis: \(display.isErrorLogarithmic ? "logarithmic" : "linear")")
  }

  mutating func toggleErrorOfAll() {
    display.isErrorOfAll.toggle()
    let data = display.isErrorOfAll ? "all examples" : "what the update is from"
    message = Message("error over a weight: of \(data)")
  }

  mutating func toggleCarrying() {
    guard shape.pictureSide == nil else {
      message = Message("weights are pictures here: there are no edges that could carry anything")
      return
    }
    display.edgesCarry.toggle()
    message = Message(
      display.edgesCarry
        ? "edges: what they carry, \(notation.spell("|w·out| forward, |δ·w| backward"))"
        : "edges: their weights")
  }

  mutating func toggleBig() {
    display.isBig.toggle()
    message = Message(
      display.isBig ? "big, from 31 rows on; :big again ends it" : "all panels")
  }
}

extension CaseIterable where Self: Equatable, AllCases: RandomAccessCollection {
  /// The case after this one; the first one after the last.
  var next: Self {
    let all = Self.allCases
    guard let index = all.firstIndex(of: self) else { return self }
    let following = all.index(after: index)
    return following == all.endIndex ? all[all.startIndex] : all[following]
  }
}
