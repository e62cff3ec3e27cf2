import Explorer
package import TextScreen

extension KeyMap {
  /// How a key is written in hints and help.
  package static func name(of key: Key, isASCII: Bool) -> String {
    switch key {
    case .character(" "): "space"
    case .character(let scalar): String(scalar)
    case .control(let scalar): "^" + String(scalar).uppercased()
    case .up: isASCII ? "up" : "↑"
    case .down: isASCII ? "down" : "↓"
    case .left: isASCII ? "left" : "←"
    case .right: isASCII ? "right" : "→"
    case .enter: "enter"
    case .escape: "esc"
    case .tab: "tab"
    case .backTab: "shift-tab"
    case .backspace: isASCII ? "bksp" : "⌫"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .home: "home"
    case .end: "end"
    case .delete: "del"
    case .insert: "ins"
    case .function(let number): "F\(number)"
    }
  }

  /// How a key is written in running text.
  package static func title(of key: Key, isASCII: Bool) -> String {
    switch key {
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .backTab: "Shift-Tab"
    case .control(let scalar): "Ctrl-" + String(scalar).uppercased()
    case .character(" "), .enter, .escape, .tab, .backspace, .home, .end, .delete, .insert:
      name(of: key, isASCII: isASCII).capitalizedFirst
    case .character, .up, .down, .left, .right, .function: name(of: key, isASCII: isASCII)
    }
  }

  /// The keys that have a name rather than a letter, but for those with a number.
  private static let named: [Key] = [
    .character(" "), .up, .down, .left, .right, .enter, .escape, .tab, .backTab, .backspace,
    .pageUp,
    .pageDown, .home, .end, .delete, .insert,
  ]

  /// Returns the key of a name such as `w`, `space`, `ctrl-r` or `F2`; `nil` where there is none.
  package static func key(named name: String) -> Key? {
    let lower = name.lowercased()
    for isASCII in [true, false] {
      if let key = named.first(where: { self.name(of: $0, isASCII: isASCII) == lower }) {
        return key
      }
    }
    let scalars = Array(name.unicodeScalars)
    if scalars.count == 1 { return .character(scalars[0]) }
    for prefix in ["^", "ctrl-"] where lower.hasPrefix(prefix) {
      let rest = Array(lower.unicodeScalars.dropFirst(prefix.count))
      guard rest.count == 1, rest[0].properties.isAlphabetic, rest[0].isASCII else { return nil }
      return .control(rest[0])
    }
    guard lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...12).contains(number)
    else { return nil }
    return .function(number)
  }

  /// The names of keys that are no letters, as `key(named:)` takes them.
  package static var keyNames: [String] {
    named.map { name(of: $0, isASCII: true) } + ["ctrl-r", "F1"]
  }

  private static let actionsByName = Dictionary(
    Action.all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Returns a text with the keys for the actions that it names: `{key:next page}` is `PgDn`, or
  /// `:next page` where there is no key.
  package func spell(_ text: String, isASCII: Bool) -> String {
    // Asked for every line of every frame: most have none.
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    let parts = text.split(separator: "{", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(into: String(parts[0])) { result, part in
      guard part.hasPrefix("key:"), let end = part.firstIndex(of: "}") else {
        result += "{" + part
        return
      }
      let name = String(part[..<end].dropFirst("key:".count))
      let key = KeyMap.actionsByName[name].flatMap { keys(for: $0).first }
      result += key.map { KeyMap.title(of: $0, isASCII: isASCII) } ?? ":" + name
      result += part[end...].dropFirst()
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
