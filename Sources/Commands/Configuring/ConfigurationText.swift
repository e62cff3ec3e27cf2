import Documents
import Opening

/// What `--config` prints: all that can be set, as lines of a configuration; those that are set as they
/// are, the others as comments with their defaults.
struct ConfigurationText {
  let text: String

  init(_ world: World) {
    let configuration = world.configuration()
    let table = world.keys(configuration.keys)
    var lines = [
      "# The configuration of the explorer"
        + (world.configurationPath.map { ": " + escapingControls(in: $0) } ?? ""),
      "# A line a setting, which counts where no option says otherwise. Lines with # are comments:",
      "# here the defaults. This program never writes the file.", "",
    ]
    for setting in Configuration.allowed {
      let values = setting.placeholder.map { " (\($0))" } ?? ""
      lines.append("# \(setting.sentence.dropLast())\(values).")
      let own = configuration.settings.first { $0.setting.id == setting.id }
      lines.append(
        own.map { "\(setting.name) \($0.text)" }
          ?? "# \(setting.name) \(setting.words(Settings()))")
      lines.append("")
    }
    lines += [
      "# Keys, by the names of actions: key w = next change. One line makes one key do something else;",
      "# \(Configuration.none) takes a key away. Keys for the cursor of lists and of typed lines stay.",
      "",
    ]
    let width = table.actions.flatMap(\.keys).map(\.count).max() ?? 0
    for action in table.actions {
      let comment = "# \(action.name): \(action.words)"
      if action.keys.isEmpty { lines.append(comment) }
      for key in action.keys {
        let line =
          "key \(key)" + String(repeating: " ", count: max(0, width - key.count))
          + " = \(action.name)"
        lines.append(action.ownKeys.contains(key) ? line : "# " + line)
      }
    }
    lines += table.released.map { "key \($0) = \(Configuration.none)" }
    text = lines.joined(separator: "\n") + "\n"
  }
}
