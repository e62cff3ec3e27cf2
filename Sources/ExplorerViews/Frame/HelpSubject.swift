import Backprop
import Explanations
import Explorer
import TextScreen

/// Something that the help tells about, under one heading.
struct HelpSubject {
  /// Some keys, a command or a mark, and what it means.
  struct Entry {
    let keys: String
    let words: String
    let style: Style
    /// What can be typed after `:` in place of the keys.
    var names: [String] = []
    /// Whether that is to be shown.
    var areNamesShown = false
  }

  let heading: String
  private(set) var entries: [Entry]

  /// All of them; where something is searched for, the entries that contain it.
  static func all(_ context: Context) -> [HelpSubject] {
    let subjects = keys(context) + [commands(context), conditions(context), marks(context)]
    guard let text = context.state.display.helpSearch else { return subjects }
    return subjects.map { $0.searched(for: text) }.filter { !$0.entries.isEmpty }
  }

  /// The entries that contain a text, in any case, with the commands that do the same.
  private func searched(for text: String) -> HelpSubject {
    var found = self
    found.entries = entries.compactMap { entry in
      let all = ([entry.keys, entry.words] + entry.names).joined(separator: "\n")
      guard all.lowercased().contains(text.lowercased()) else { return nil }
      var shown = entry
      shown.areNamesShown = true
      return shown
    }
    return found
  }

  private static func keys(_ context: Context) -> [HelpSubject] {
    let isASCII = context.explainer.notation == .ascii
    return KeyMap.Group.allCases.map { group in
      HelpSubject(
        heading: group.rawValue,
        entries: context.keys.bindings.filter { $0.group == group }.map { binding in
          Entry(
            keys: binding.keys.map { KeyMap.name(of: $0.key, isASCII: isASCII) }
              .joined(separator: " "),
            words: context.spell(binding.words), style: context.theme.strong,
            names: binding.keys.map { ":\($0.action.name)" })
        })
    }.filter { !$0.entries.isEmpty }
  }

  /// The commands that no key stands for.
  private static func commands(_ context: Context) -> HelpSubject {
    let style = context.theme.strong
    let words = ExplorerCommand.Word.allCases.map {
      Entry(keys: ":\($0.usage)", words: $0.sentence, style: style)
    }
    let actions = Action.all.compactMap { action -> Entry? in
      let (keys, words) = context.keys.keysAndWords(of: action)
      return keys.isEmpty
        ? Entry(keys: ":\(action.name)", words: context.spell(words), style: style) : nil
    }
    return HelpSubject(heading: "COMMANDS", entries: words + actions)
  }

  /// What `:break`, `:find` and `:plot` take.
  private static func conditions(_ context: Context) -> HelpSubject {
    let style = context.theme.strong
    func entry(_ keys: String, _ words: String) -> Entry {
      Entry(keys: keys, words: context.spell(words), style: style)
    }
    return HelpSubject(
      heading: "CONDITIONS",
      entries: [
        entry("w5 < 0", "also <= > >= = !=; hits where it becomes true"),
        entry("and or not", "of several; parentheses group"),
        entry("w5 changes", "its bits; changes sign: its sign"),
        entry("before(E)", "what E was the time before"),
        entry("max(|dE/dw*|)", "also min, mean, norm; * is any of them"),
        entry("dead h2", "also saturated, vanishing, exploding, unchanged, nonfinite"),
        entry("epoch step", "also example, update, eta, accuracy, test_E"),
        entry("out_o1", "not computed yet in this example, it has its latest value"),
      ])
  }

  /// What the marks on the screen mean.
  private static func marks(_ context: Context) -> HelpSubject {
    let (glyphs, theme) = (context.glyphs, context.theme)
    let line = glyphs.horizontal
    return HelpSubject(
      heading: "MARKS",
      entries: [
        Entry(
          keys: "\(glyphs.markLeft).5\(glyphs.markRight)", words: "this step computes it",
          style: theme.strong),
        Entry(keys: "[.5]", words: "this step reads it", style: theme.read),
        Entry(keys: String(glyphs.unknown), words: "still to come", style: theme.toCome),
        Entry(
          keys: " .75 ", words: context.spell("a grey bar: how large out or δ is"),
          style: theme.outBar < 0 ? theme.strong.with(.reverse) : theme.strong.on(theme.outBar)),
        Entry(keys: context.spell("w5⁺"), words: "w5 after the update", style: theme.update),
        Entry(
          keys: "fixed", words: "a bias that training leaves as it is", style: theme.caption),
        Entry(
          keys: "\(line)\(line)\(line)", words: "a weight above 0, thicker the larger",
          style: theme.positive),
        Entry(keys: "\(line) \(line)", words: "a weight below 0", style: theme.negative),
        Entry(
          keys: "\(glyphs.solidRight) \(glyphs.solidLeft)", words: "forward, backward",
          style: theme.strong),
      ])
  }
}
