package import Documents

/// What is to be opened: a lesson or a file, and the settings that go before its own.
package struct LessonRequest {
  /// The lesson or file; `nil` where none is named.
  package var name: String?
  /// The settings that were given, in order, as text.
  package var given: [(setting: Setting, text: String)]
  /// The command that needs a name; `nil`: without one the worked example is opened.
  package var commandInNeed: String?
  /// The commands of which a name that leads nowhere may be a misspelling.
  package var commands: [String]

  package init(
    name: String? = nil, given: [(setting: Setting, text: String)] = [],
    commandInNeed: String? = nil, commands: [String] = []
  ) {
    self.name = name
    self.given = given
    self.commandInNeed = commandInNeed
    self.commands = commands
  }

  /// The settings that were given.
  package var givenSettings: [Setting.ID] { given.map(\.setting.id) }

  /// Whether a setting was given.
  package func isGiven(_ id: Setting.ID) -> Bool { given.contains { $0.setting.id == id } }

  /// Puts the given settings over others.
  package func apply(to settings: inout Settings) throws(Failure) {
    for (setting, text) in given {
      do throws(SettingProblem) {
        try setting.set(&settings, text)
      } catch {
        throw .usage("--\(error.problem); \(error.remedy)")
      }
    }
    do throws(SettingProblem) {
      try settings.checkTogether(given: givenSettings)
    } catch {
      throw .usage("\(error.problem); \(error.remedy)")
    }
  }
}
