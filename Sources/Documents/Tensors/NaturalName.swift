/// A name whose numbers count by their value: `layer2` comes before `layer10`.
struct NaturalName: Hashable, Comparable {
  private enum Part: Hashable {
    case number(Substring)
    case text(Substring)
  }

  private let parts: [Part]

  init(_ name: String) {
    var parts: [Part] = []
    var rest = Substring(name)
    while let first = rest.first {
      let isDigit = first.isASCII && first.isNumber
      let part = rest.prefix { ($0.isASCII && $0.isNumber) == isDigit }
      rest = rest[part.endIndex...]
      parts.append(isDigit ? .number(part.drop { $0 == "0" }) : .text(part))
    }
    self.parts = parts
  }

  static func < (a: NaturalName, b: NaturalName) -> Bool {
    for (first, second) in zip(a.parts, b.parts) where first != second {
      switch (first, second) {
      case (.number(let first), .number(let second)):
        return first.count != second.count ? first.count < second.count : first < second
      case (.text(let first), .text(let second)): return first < second
      case (.number, .text): return true
      case (.text, .number): return false
      }
    }
    return a.parts.count < b.parts.count
  }
}
