import Documents
package import Explorer
package import TextScreen

/// The keys and what they ask for: one table, from which dispatch, hints, help and the README's table
/// are made.
package struct KeyMap: Sendable {
  package enum Group: String, CaseIterable, Sendable {
    case step = "STEP"
    case run = "RUN"
    case select = "SELECT AND CHANGE"
    case see = "SEE"
    case other = "PROGRAM"
    case ask = "ASK THE RUN"
    /// What the first page of the help has no need of.
    case seldom = "MORE KEYS"
  }

  /// One line of the help: some actions, the keys that ask for them, and what they do.
  package struct Binding: Sendable {
    package let group: Group
    /// In the order in which they are shown.
    private(set) var entries: [(action: Action, keys: [Key])]
    private let standardWords: String
    private let hintWord: String?

    init(
      _ group: Group, _ keys: [(Key, Action)], _ words: String, hint: String? = nil
    ) {
      self.group = group
      entries = keys.map { (action: $0.1, keys: [$0.0]) }
      standardWords = words
      hintWord = hint
    }

    /// In the order in which they are shown.
    package var keys: [(key: Key, action: Action)] {
      entries.flatMap { entry in entry.keys.map { (key: $0, action: entry.action) } }
    }

    /// What they do, in a few words.
    package var words: String {
      let bound = entries.filter { !$0.keys.isEmpty }
      guard bound.count < entries.count else { return standardWords }
      return bound.map { $0.action.sentence ?? $0.action.name }.joined(separator: ", ")
    }

    /// One word for the line of hints; `nil` where it is not among them.
    package var hint: String? { entries.first?.keys.isEmpty == false ? hintWord : nil }

    /// Takes a key away.
    mutating func release(_ key: Key) {
      for index in entries.indices { entries[index].keys.removeAll { $0 == key } }
    }

    /// Puts a key after those that were put here before, and before those of the table.
    mutating func bind(_ key: Key, to action: Action, after count: Int) {
      guard let index = entries.firstIndex(where: { $0.action == action }) else { return }
      entries[index].keys.insert(key, at: min(count, entries[index].keys.count))
    }
  }

  private var lines: [Binding]
  private var actions: [Key: Action]
  /// The keys that were bound by hand.
  private var own: [Action: [Key]] = [:]
  /// The keys that were taken away by hand.
  package private(set) var released: [Key] = []

  /// The keys as they are where nobody has bound others.
  package static let standard = KeyMap(
    stepping + running + changing + seeing + others + asking + seldom)

  private init(_ lines: [Binding]) {
    self.lines = lines
    actions = Dictionary(
      lines.flatMap(\.keys).map { ($0.key, $0.action) }, uniquingKeysWith: { first, _ in first })
    actions[.function(1)] = .help
  }

  /// The lines that have keys.
  package var bindings: [Binding] { lines.filter { !$0.keys.isEmpty } }

  /// The action that a key asks for; `nil` where there is none.
  package func action(for key: Key) -> Action? { actions[key] }

  /// Makes a key ask for an action, and for nothing else; for nothing at all where that is `nil`.
  ///
  /// Hints name the key that was bound to an action first.
  package mutating func bind(_ key: Key, to action: Action?) {
    for index in lines.indices { lines[index].release(key) }
    for (other, keys) in own { own[other] = keys.filter { $0 != key } }
    released.removeAll { $0 == key }
    actions[key] = action
    guard let action else { return released.append(key) }
    let count = own[action, default: []].count
    own[action, default: []].append(key)
    if let index = lines.firstIndex(where: { $0.entries.contains { $0.action == action } }) {
      lines[index].bind(key, to: action, after: count)
    } else {
      lines.append(Binding(.other, [(key, action)], action.sentence ?? action.name))
    }
  }

  /// The keys that ask for an action, those to be named first in front.
  package func keys(for action: Action) -> [Key] {
    for line in lines {
      if let entry = line.entries.first(where: { $0.action == action }) { return entry.keys }
    }
    return []
  }

  /// The keys that were bound to an action by hand.
  package func ownKeys(for action: Action) -> [Key] { own[action] ?? [] }

  /// The keys that ask for an action, and what it does, in a few words.
  package func keysAndWords(of action: Action) -> (keys: [Key], words: String) {
    let line = lines.first { $0.entries.contains { $0.action == action } }
    return (keys(for: action), action.sentence ?? line?.words ?? action.name)
  }
}
