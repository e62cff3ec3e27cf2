/// A setting, as the table of all settings has it: from this come options, their help, and the keys
/// of a lesson's `settings`.
package struct Setting: Sendable {
  /// What a setting is about; a command takes some of them.
  package enum Subject: Equatable, Sendable {
    /// How a network is trained; lessons have these, too.
    case training
    /// How a network is made.
    case making
    /// Where the examples come from.
    case data
    /// How often a run without a screen looks at the error.
    case evaluation
    /// How numbers and symbols are written.
    case writing
    /// How the screen looks.
    case screen
  }

  package let id: ID
  package let subject: Subject
  /// What stands for the value in the help; `nil` where there is none.
  package let placeholder: String?
  /// One sentence, without the default.
  package let sentence: String
  /// Sets the value from text.
  package let set: @Sendable (inout Settings, String) throws(SettingProblem) -> Void
  /// The value as text, as the command line would take it; `nil` where nothing is set.
  package let text: @Sendable (Settings) -> String?
  /// What can be typed for the value where that is a choice, or how it can begin.
  package var values: [String] = []

  /// As on the command line, without the dashes: `stop-error`.
  package var name: String { id.rawValue }

  /// As in a lesson file: `stopError`.
  package var key: String {
    let words = name.split(separator: "-")
    return words.dropFirst().reduce(String(words[0])) {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }

  package var takesValue: Bool { placeholder != nil }
}

extension Setting {
  /// A setting with one of a few names as its value.
  static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ id: ID, _ subject: Subject, _ sentence: String,
    _ path: any WritableKeyPath<Settings, Value> & Sendable, shown: [Value]? = nil
  ) -> Setting {
    let names = Value.allCases.map(\.rawValue)
    let shownNames = shown?.map(\.rawValue) ?? names
    return Setting(
      id: id, subject: subject, placeholder: shownNames.joined(separator: "|"),
      sentence: sentence,
      set: { (settings, text) throws(SettingProblem) in
        guard let value = Value(rawValue: text) else {
          throw unknown(text, for: id.rawValue, among: names)
        }
        settings[keyPath: path] = value
      },
      text: { $0[keyPath: path].rawValue }, values: shownNames)
  }

  /// What is wrong with a name that is none of those known.
  package static func unknown(
    _ text: String, for name: String, among names: [String]
  ) -> SettingProblem {
    SettingProblem(
      problem: "\(name) cannot be \(excerpt(text))",
      remedy: nearestName(to: text, among: names).map { "did you mean \"\($0)\"?" }
        ?? "it is one of \(quotedList(names))")
  }

  /// A setting whose value is a number within bounds.
  static func number(
    _ id: ID, _ subject: Subject, _ placeholder: String, _ sentence: String,
    needs: String, isAllowed: @escaping @Sendable (Double) -> Bool,
    set: @escaping @Sendable (inout Settings, Double) -> Void,
    get: @escaping @Sendable (Settings) -> Double?
  ) -> Setting {
    Setting(
      id: id, subject: subject, placeholder: placeholder, sentence: sentence,
      set: { (settings, text) throws(SettingProblem) in
        guard let value = number(text), isAllowed(value) else {
          throw SettingProblem(
            problem: "\(id.rawValue) cannot be \(excerpt(text))", remedy: "it is \(needs)")
        }
        set(&settings, value)
      },
      text: { get($0).map(JSONWriter.shortest) })
  }

  /// A setting whose value is a whole number within a range.
  static func count(
    _ id: ID, _ subject: Subject, _ placeholder: String, _ sentence: String,
    in range: ClosedRange<Int>, _ path: any WritableKeyPath<Settings, Int> & Sendable
  ) -> Setting {
    Setting(
      id: id, subject: subject, placeholder: placeholder, sentence: sentence,
      set: { (settings, text) throws(SettingProblem) in
        settings[keyPath: path] = try wholeNumber(text, for: id, in: range)
      },
      text: { String($0[keyPath: path]) })
  }

  static func wholeNumber(
    _ text: String, for id: ID, in range: ClosedRange<Int>
  ) throws(SettingProblem) -> Int {
    if let whole = wholeNumber(text), range.contains(whole) { return whole }
    throw SettingProblem(
      problem: "\(id.rawValue) cannot be \(excerpt(text))",
      remedy: range.upperBound == .max
        ? "it is a whole number from \(range.lowerBound) on"
        : "it is a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  /// A setting that is on where it is named.
  static func flag(
    _ id: ID, _ subject: Subject, _ sentence: String,
    _ path: any WritableKeyPath<Settings, Bool> & Sendable
  ) -> Setting {
    Setting(
      id: id, subject: subject, placeholder: nil, sentence: sentence,
      set: { (settings, text) throws(SettingProblem) in
        guard let value = Bool(text) else {
          throw SettingProblem(
            problem: "\(id.rawValue) cannot be \(excerpt(text))", remedy: "it is true or false")
        }
        settings[keyPath: path] = value
      },
      text: { $0[keyPath: path] ? "true" : nil }, values: ["true", "false"])
  }

  /// The same setting, with a word that leaves it without a value.
  func orOff<Value>(
    _ path: any WritableKeyPath<Settings, Value?> & Sendable
  ) -> Setting {
    Setting(
      id: id, subject: subject, placeholder: placeholder.map { "\($0)|\(Setting.off)" },
      sentence: sentence,
      set: { (settings, text) throws(SettingProblem) in
        guard text != Setting.off else {
          settings[keyPath: path] = nil
          return
        }
        do throws(SettingProblem) {
          try set(&settings, text)
        } catch {
          throw SettingProblem(problem: error.problem, remedy: "\(error.remedy), or \(Setting.off)")
        }
      },
      text: text, values: values + [Setting.off])
  }

  /// What is typed for no value.
  static let off = "off"

  /// The value in words, also where there is none.
  package func words(_ settings: Settings) -> String {
    text(settings) ?? (values.contains(Setting.off) ? Setting.off : "false")
  }

  /// A setting whose value is a list of names of columns.
  static func names(
    _ id: ID, _ subject: Subject, _ sentence: String,
    _ path: any WritableKeyPath<Settings, [String]> & Sendable
  ) -> Setting {
    Setting(
      id: id, subject: subject, placeholder: "A,B,…", sentence: sentence,
      set: { (settings, text) throws(SettingProblem) in
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard !names.contains("") else {
          throw SettingProblem(
            problem: "\(id.rawValue) cannot be \(excerpt(text))",
            remedy: "it is the names of columns with commas between")
        }
        settings[keyPath: path] = names
      },
      text: { $0[keyPath: path].isEmpty ? nil : $0[keyPath: path].joined(separator: ",") })
  }

  /// Reads a whole number, which may be written as `1e6`; `nil` where the text is none, or too large.
  package static func wholeNumber(_ text: String) -> Int? {
    // Beyond 2^53 a `Double` is not every whole number.
    Int(text) ?? number(text).flatMap(Documents.wholeNumber)
  }

  /// Reads a finite decimal number; `nil` where the text is none.
  package static func number(_ text: String) -> Double? {
    guard let value = decimalNumber(Array(text.utf8)[...]), value.isFinite else { return nil }
    return value
  }
}
