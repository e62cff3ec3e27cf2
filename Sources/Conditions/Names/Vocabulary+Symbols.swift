internal import Backprop

/// From symbols to quantities, however many weights there are.
extension Vocabulary {
  /// Returns the quantity that a symbol names, in ASCII; `nil` where none has it.
  func quantity(_ name: String) -> Quantity? {
    switch name {
    case "E_total": return .totalError
    case "sumexp":
      let last = shape.layers.count - 1
      return shape.layers[last].activation == .softmax ? .exponentialSum(layer: last) : nil
    default:
      return quantities(name, isSet: false).first
        ?? network.inputNames.firstIndex(of: name).map { .input($0) }
    }
  }

  /// Returns the quantities of a set: a symbol with stars in the names of its unit or parameter, each of
  /// which stands for any letters, digits, `_` and `.`; none where it fits nothing.
  ///
  /// - Throws: why all that it fits cannot be read here.
  func members(of pattern: String) throws(NameProblem) -> [Quantity] {
    guard pattern.contains("*") else { return [] }
    var found = quantities(pattern, isSet: true)
    if found.isEmpty {
      found = network.inputNames.indices.filter { Wildcard.fits(pattern, network.inputNames[$0]) }
        .map { .input($0) }
    }
    var reason: String?
    let members = found.compactMap { quantity -> Quantity? in
      if case .parameter(let parameter) = quantity { return .updated(parameter) }
      guard let against = reasonAgainst(quantity) else { return quantity }
      reason = against
      return nil
    }
    if members.isEmpty, let reason {
      throw NameProblem("none of \(pattern) has a step here: \(reason)")
    }
    return members
  }

  /// The quantities whose symbols a text names; a set has stars in the names of units or parameters.
  private func quantities(_ text: String, isSet: Bool) -> [Quantity] {
    for template in Template.all(network, settings) {
      for cut in template.cuts(of: text)
      where isSet == (cut.first.contains("*") || cut.second?.contains("*") == true) {
        let found = subjects(of: template, cut).compactMap(template.quantity)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private func subjects(
    of template: Template, _ cut: (first: Substring, second: Substring?)
  ) -> [Template.Subject] {
    let isFirst = template.first != .target
    let name = String(isFirst ? cut.first : cut.second ?? "")
    let other = String(isFirst ? cut.second ?? "" : cut.first)
    switch template.middle?.second {
    case nil:
      return template.first == .unit
        ? units(fitting: name).map { .unit($0) } : parameters(fitting: name).map { .parameter($0) }
    case .unit:
      return units(fitting: name).filter { Wildcard.fits(other, network.name(of: $0)) }
        .map { .unit($0) }
    case .parameter, .source, .target:
      return parameters(fitting: name).filter { parameter in
        guard !shape.isBias(parameter) else { return false }
        let joined =
          isFirst
          ? symbols.source(ofWeight: parameter)
          : network.name(of: symbols.shape.target(ofWeight: parameter))
        return Wildcard.fits(other, joined)
      }.map { .parameter($0) }
    }
  }

  private func units(fitting pattern: String) -> [Unit] {
    guard pattern.contains("*") else { return unitsByName[pattern] ?? [] }
    return shape.layers.indices.flatMap { layer in
      network.unitNames[layer].indices.lazy
        .filter { Wildcard.fits(pattern, network.unitNames[layer][$0]) }
        .map { Unit(layer: layer, index: $0) }
    }
  }

  private func parameters(fitting pattern: String) -> [Int] {
    guard pattern.contains("*") else { return symbols.parameter(named: pattern).map { [$0] } ?? [] }
    return switch pattern {
    case "*": Array(0..<shape.parameterCount)
    case "w*": Array(0..<shape.weightCount)
    case "b*": Array(shape.weightCount..<shape.parameterCount)
    default:
      (0..<shape.parameterCount).filter { Wildcard.fits(pattern, symbols.parameter($0)) }
    }
  }
}

/// Names with stars in them.
enum Wildcard {
  /// Whether a name is a pattern, where each star stands for any number of letters.
  static func fits(_ pattern: String, _ name: String) -> Bool {
    let (pattern, name) = (Array(pattern.utf8), Array(name.utf8))
    let star = UInt8(ascii: "*")
    var (at, place) = (0, 0)
    // Where the last star stands, and how far it reaches so far.
    var last: (star: Int, end: Int)?
    while place < name.count {
      if at < pattern.count, pattern[at] == star {
        last = (at, place)
        at += 1
      } else if at < pattern.count, pattern[at] == name[place] {
        at += 1
        place += 1
      } else if let (star, end) = last {
        at = star + 1
        place = end + 1
        last = (star, place)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == star }
  }
}
