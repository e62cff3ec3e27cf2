import Documents

enum StopsView: ListPanelView {
  static let panel = Panel.stops
}

enum HitsView: ListPanelView {
  static let panel = Panel.hits
}

enum JumpsView: ListPanelView {
  static let panel = Panel.jumps
}

enum MarksView: ListPanelView {
  static let panel = Panel.marks
}

enum DifferencesView: ListPanelView {
  static let panel = Panel.differences
}

enum FindingsView: ListPanelView {
  static let panel = Panel.findings
}

enum PaperView: ListPanelView {
  static let panel = Panel.paper
}
