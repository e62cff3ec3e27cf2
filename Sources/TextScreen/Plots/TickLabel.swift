extension Axis {
  /// The text of a tick: `0.001`, `200`, `1,000`, or `1e-6` where that would be too wide.
  package static func label(
    _ value: Double, maximumWidth: Int = 6, minus: Unicode.Scalar = "-"
  ) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "\(minus)inf" : "inf" }
    guard value != 0 else { return "0" }
    let digits = ShortestDigits(value.magnitude)
    let sign = value < 0 ? String(minus) : ""
    let scientific = sign + digits.scientific(minus: minus)
    // Beyond these a row of zeros says less than a power of ten.
    guard digits.exponent >= -4, digits.exponent < 9 else { return scientific }
    let grouped = sign + digits.decimal(grouped: true)
    guard displayWidth(of: grouped) > maximumWidth else { return grouped }
    let plain = sign + digits.decimal(grouped: false)
    let fits = displayWidth(of: plain) <= maximumWidth
    return fits || displayWidth(of: scientific) >= displayWidth(of: plain) ? plain : scientific
  }
}

extension Axis {
  /// The text of a tick in no more cells than there are: without its last decimals, if need be;
  /// `nil` where what is left would be another number.
  package static func label(
    _ value: Double, cells: Int, minus: Unicode.Scalar = "-"
  ) -> String? {
    let text = label(value, maximumWidth: cells, minus: minus)
    guard displayWidth(of: text) > cells else { return text }
    let cut = text.prefix(cells)
    guard !text.contains("e"), cut.contains(".") else { return nil }
    return String(cut.last == "." ? cut.dropLast() : cut)
  }
}

extension Axis {
  /// The texts of ticks of one axis, in one style: where one of them needs a power of ten, all have one.
  ///
  /// On a logarithmic axis each has the form that says most.
  func labels(cells: Int, minus: Unicode.Scalar) -> [String?] {
    let texts = ticks.map { Axis.label($0, cells: cells, minus: minus) }
    let powers = ticks.map { tick -> String in
      guard tick != 0 else { return "0" }
      let sign = tick < 0 ? String(minus) : ""
      return sign + ShortestDigits(tick.magnitude).scientific(minus: minus)
    }
    let hasPowers = texts.contains { $0?.contains("e") ?? false }
    guard scale == .linear, hasPowers, powers.allSatisfy({ displayWidth(of: $0) <= cells }) else {
      return texts
    }
    return powers
  }
}

/// The fewest decimal digits that name a positive number, d.ddd · 10^exponent.
private struct ShortestDigits {
  var digits: [UInt8] = []
  var exponent = 0

  init(_ value: Double) {
    // The standard library's description is the shortest: `0.001`, `1e-05`, `200.0`, `1.5e+16`.
    var pointAt: Int?
    var text = "\(value)".utf8[...]
    if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(String(text[text.index(after: mark)...]) ?? "0") ?? 0
      text = text[..<mark]
    }
    for byte in text {
      if byte == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(byte) }
    }
    exponent += (pointAt ?? digits.count) - 1
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  }

  func decimal(grouped: Bool) -> String {
    guard exponent >= 0 else {
      return "0." + String(repeating: "0", count: -exponent - 1) + text(digits[...])
    }
    var result = ""
    for place in 0...exponent {
      if grouped, place > 0, (exponent + 1 - place) % 3 == 0 { result += "," }
      result += place < digits.count ? text(digits[place...place]) : "0"
    }
    guard digits.count > exponent + 1 else { return result }
    return result + "." + text(digits[(exponent + 1)...])
  }

  func scientific(minus: Unicode.Scalar) -> String {
    var result = text(digits.prefix(1))
    if digits.count > 1 { result += "." + text(digits.dropFirst()) }
    return result + "e" + (exponent < 0 ? String(minus) : "") + "\(exponent.magnitude)"
  }

  private func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits, as: UTF8.self)
  }
}
