package import Documents

/// A word that names an option, `--rate`, perhaps with its value, `--rate=0.1`.
package struct OptionWord {
  package let name: String
  private let inline: String?

  package init(_ word: String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(parts[0])
    inline = parts.count > 1 ? String(parts[1]) : nil
  }

  /// Returns the option's value, which may be the next word.
  package func value(_ rest: inout ArraySlice<String>) throws(Failure) -> String {
    if let inline { return inline }
    // What looks like an option is one: a forgotten value must not swallow it.
    guard let next = rest.first, !next.hasPrefix("--") else {
      throw .usage("\(name) needs a value after it")
    }
    rest.removeFirst()
    return next
  }

  /// Returns the option's value where that is options itself.
  package func words(_ rest: inout ArraySlice<String>) throws(Failure) -> String {
    if let inline { return inline }
    guard let next = rest.popFirst() else {
      throw .usage("\(name) needs options after it, in quotation marks")
    }
    return next
  }

  /// Refuses a value for an option that has none.
  package func takesNoValue() throws(Failure) {
    guard inline == nil else { throw .usage("\(name) takes no value") }
  }

  /// Returns a setting with its value.
  package func value(
    of setting: Setting, _ rest: inout ArraySlice<String>
  ) throws(Failure) -> (setting: Setting, text: String) {
    guard !setting.takesValue else { return (setting, try value(&rest)) }
    try takesNoValue()
    return (setting, "true")
  }

  /// Returns the setting that the option names.
  ///
  /// - Parameters:
  ///   - known: the settings that the command takes.
  ///   - command: its name.
  ///   - own: the names of its other options.
  ///   - others: the names of options that other commands have.
  /// - Returns: the setting.
  /// - Throws: that there is no such option, and which may have been meant.
  package func setting(
    among known: [Setting], of command: String, own: [String] = [], others: [String] = []
  ) throws(Failure) -> Setting {
    if let setting = known.first(where: { "--" + $0.name == name }) { return setting }
    if others.contains(name) || Setting.all.contains(where: { "--" + $0.name == name }) {
      throw .usage("\(name) is no option of \(command)")
    }
    let near = nearestName(to: name, among: known.map { "--" + $0.name } + own)
    throw .usage(
      "unknown option \(excerpt(name)); "
        + (near.map { "did you mean \($0)?" } ?? "backstep \(command) --help lists them"))
  }
}
