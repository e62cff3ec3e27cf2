import Backprop

/// What the prompt offers while something is typed into it, and how one walks through that.
extension State {
  /// What the line that was typed may be on the way to: what begins with it first.
  package var candidates: [Candidate] {
    guard let prompt = typing.prompt else { return [] }
    let typed = prompt.walk?.typed ?? prompt.text
    switch prompt.purpose {
    case .command: return ExplorerCommand.candidates(for: typed, in: self)
    case .value(.unit(let unit)):
      return activationNames(ofLayer: unit.layer).map { Candidate($0) }.fitting(typed)
    case .value, .reset, .helpSearch, .mark, .toMark, .answer, .correction: return []
    }
  }

  /// Writes what all candidates that begin with the line have in common; where that is there already,
  /// walks on through all of them, and at last back to what was typed.
  mutating func complete(by step: Int) {
    guard let prompt = typing.prompt else { return }
    let candidates = candidates
    if prompt.walk == nil, step > 0, let completed = completed(prompt.text, among: candidates) {
      change { $0 = TypedLine(completed) }
      return
    }
    guard !candidates.isEmpty else { return }
    let typed = prompt.walk?.typed ?? prompt.text
    // One place more than there are candidates: that of what was typed.
    let places = candidates.count + 1
    var place = ((prompt.walk?.index ?? candidates.count) + step + places) % places
    // What stands there already is no way on.
    if prompt.walk == nil, place == 0, candidates[0].text == typed, places > 2 { place = 1 }
    let index = place < candidates.count ? place : nil
    change { $0 = TypedLine(index.map { candidates[$0].text } ?? typed) }
    typing.prompt?.walk = Prompt.Walk(typed: typed, index: index)
  }

  /// What a line is completed to; `nil` where nothing more is certain.
  private func completed(_ text: String, among candidates: [Candidate]) -> String? {
    let beginning = candidates.filter { $0.text.hasPrefix(text) }
    guard let common = beginning.commonBeginning else { return nil }
    let isCertain = beginning.count == 1 && beginning[0].takesOperand
    let completed = isCertain ? common + " " : common
    return completed == text ? nil : completed
  }
}
