/// What a person has set for good: lines such as `theme light` and `key w = next change`.
///
/// A line that is wrong is left out, and told among the problems; the others count all the same.
package struct Configuration: Sendable {
  /// A key and the name of what it is to do; neither is known here.
  package struct KeyLine: Sendable {
    package let key: String
    package let keyLocation: SourceLocation
    package let action: String
    package let actionLocation: SourceLocation
  }

  /// What is written for no action.
  package static let none = "none"

  package private(set) var settings: [(setting: Setting, text: String)] = []
  package private(set) var keys: [KeyLine] = []
  package var problems: [DocumentError] = []

  package init() {}

  package init(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems = [DocumentError(at: nil, problem: "this is no text in UTF-8")]
      return
    }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      do throws(DocumentError) {
        try read(Line(line, number: index + 1))
      } catch {
        problems.append(error)
      }
    }
  }

  /// The settings that can stand in a configuration.
  package static let allowed = Setting.allowed(in: .configuration)

  private mutating func read(_ line: Line) throws(DocumentError) {
    guard let name = line.words.first, !name.text.hasPrefix("#") else { return }
    if name.text == "key" { return keys.append(try key(line)) }
    guard let setting = Configuration.allowed.first(where: { $0.name == name.text }) else {
      let names = Configuration.allowed.map(\.name) + ["key"]
      throw DocumentError(
        at: name.location, problem: "there is no setting \(excerpt(name.text))",
        remedy: nearestName(to: name.text, among: names).map { "did you mean \($0)?" }
          ?? "it is one of \(quotedList(names))")
    }
    guard !settings.contains(where: { $0.setting.id == setting.id }) else {
      throw DocumentError(
        at: name.location, problem: "\(setting.name) is there twice", remedy: "the first one counts"
      )
    }
    // A setting that is on where it is named needs no value.
    let value = line.words.dropFirst().first
    guard let text = value?.text ?? (setting.takesValue ? nil : "true") else {
      throw DocumentError(
        at: line.end, problem: "\(setting.name) has no value",
        remedy: "it is \(setting.placeholder ?? "")")
    }
    if let other = line.words.dropFirst(2).first {
      throw DocumentError(
        at: other.location, problem: "\(excerpt(other.text)) is one word too many",
        remedy: "a line is a setting and its value")
    }
    var trial = Settings()
    do throws(SettingProblem) {
      try setting.set(&trial, text)
    } catch {
      throw DocumentError(
        at: (value ?? name).location, problem: error.problem, remedy: error.remedy)
    }
    settings.append((setting, text))
  }

  private func key(_ line: Line) throws(DocumentError) -> KeyLine {
    let words = line.words
    guard words.count > 3, words[2].text == "=" else {
      throw DocumentError(
        at: words.count > 2 ? words[2].location : line.end,
        problem: "this binds no key", remedy: "a key is bound so: key w = next change")
    }
    let name = words[1]
    if let first = keys.first(where: { $0.key == name.text }) {
      throw DocumentError(
        at: name.location, problem: "\(name.text) is bound twice",
        remedy: "line \(first.keyLocation.line) counts")
    }
    return KeyLine(
      key: name.text, keyLocation: name.location,
      action: words[3...].map(\.text).joined(separator: " "), actionLocation: words[3].location)
  }
}

/// A line, taken apart at its blanks.
private struct Line {
  struct Word {
    let text: String
    let location: SourceLocation
  }

  private(set) var words: [Word] = []
  /// Where a word more would stand.
  let end: SourceLocation

  init(_ text: Substring, number: Int) {
    let scalars = Array(text.unicodeScalars)
    var start = 0
    while start < scalars.count {
      guard !scalars[start].properties.isWhitespace, scalars[start] != "\u{FEFF}" else {
        start += 1
        continue
      }
      let end = scalars[start...].firstIndex { $0.properties.isWhitespace } ?? scalars.count
      var word = String.UnicodeScalarView()
      word.append(contentsOf: scalars[start..<end])
      words.append(
        Word(text: String(word), location: SourceLocation(line: number, column: start + 1)))
      start = end
    }
    end = SourceLocation(line: number, column: scalars.count + 1)
  }
}
